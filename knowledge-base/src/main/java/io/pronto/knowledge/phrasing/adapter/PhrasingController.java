package io.pronto.knowledge.phrasing.adapter;

import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.phrasing.adapter.ModelUsage.Day;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether a language model phrases answers, and what it costs. */
@RestController
@Tag(name = "phrasing")
class PhrasingController {
    private final KnowledgeSettings.Phrasing settings;
    private final ModelUsage usage;
    private final Clock clock;

    PhrasingController(KnowledgeSettings settings, ModelUsage usage, Clock clock) {
        this.settings = settings.phrasing();
        this.usage = usage;
        this.clock = clock;
    }

    /** @param tokensToday sent and received since midnight UTC */
    record PhrasingView(boolean on, @Nullable String model, long callsToday, long tokensToday, long tokensPerDay) {}

    @GetMapping("/api/v1/knowledge/phrasing")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Whether a language model phrases answers, and what it has cost today")
    PhrasingView phrasing() {
        Day today = usage.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new PhrasingView(
                settings.on(),
                settings.on() ? settings.model() : null,
                today.calls(),
                today.tokens(),
                settings.tokensPerDay());
    }
}
