package io.pronto.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Metric;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Calendars;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.calendar.InMemoryCalendars;
import io.pronto.sla.queue.InMemoryKnownQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    private final Calendars calendars = new InMemoryCalendars();
    private final PolicyCheck check = new PolicyCheck(
            new CompiledCalendars(calendars), InMemoryKnownQueues.of("returns"), policy -> Optional.empty());

    PolicyCheckTest() {
        calendars.add(new Calendars.Versioned(1, CalendarDefinition.alwaysOpen("hours", "UTC")));
    }

    @Test
    void a_queue_that_nobody_told_of_is_refused_with_its_name_and_field() {
        assertThat(check.of(policy("hours", Match.ANY.andQueues("returns")), NOW))
                .isEmpty();
        assertThat(check.of(policy("hours", Match.ANY.andQueues("returns", "refunds")), NOW))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(PolicyRefusal.Reason.UNKNOWN_QUEUE);
                    assertThat(refusal.field()).isEqualTo("match.queues");
                    assertThat(refusal.detail()).contains("'refunds'");
                });
    }

    @Test
    void a_calendar_that_is_not_there_is_refused() {
        assertThat(check.of(policy("nowhere", Match.ANY), NOW))
                .hasValueSatisfying(refusal -> assertThat(refusal.field()).isEqualTo("calendar"));
    }

    private static SlaPolicy policy(String calendar, Match match) {
        Target target = Target.usual(Metric.RESOLUTION, Duration.ofHours(1), null, TimeBasis.BUSINESS, List.of());
        return new SlaPolicy("p", 1, "P", "P", match, calendar, List.of(target), true);
    }
}
