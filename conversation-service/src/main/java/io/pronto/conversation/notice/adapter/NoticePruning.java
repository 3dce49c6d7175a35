package io.pronto.conversation.notice.adapter;

import io.pronto.conversation.notice.Notices;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets old notices, some at a time. */
@Component
class NoticePruning {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 5_000;

    private final Notices notices;
    private final Clock clock;

    NoticePruning(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void prune() {
        notices.forget(clock.instant().minus(KEPT), AT_ONCE);
    }
}
