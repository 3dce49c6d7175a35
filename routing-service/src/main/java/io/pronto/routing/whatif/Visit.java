package io.pronto.routing.whatif;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of the past that came to people.
 *
 * @param queue where it came to first
 * @param suggested the skills it seemed to need
 * @param begun when somebody had it; null when nobody ever did, or when it is not known
 * @param served whether somebody had it, known when or not
 * @param ended when it was closed; null when it is open still, or was opened again since
 * @param asOf up to when this is known
 */
public record Visit(
        Instant arrived,
        QueueId queue,
        Channel channel,
        String language,
        Priority priority,
        List<SkillNeed> suggested,
        @Nullable Instant begun,
        boolean served,
        @Nullable Instant ended,
        Instant asOf) {
    public Visit {
        suggested = List.copyOf(suggested);
    }

    /** How long an agent had it, from the acceptance until it was closed, if both are known. */
    public Optional<Duration> handling() {
        return begun == null || ended == null || !ended.isAfter(begun)
                ? Optional.empty()
                : Optional.of(Duration.between(begun, ended));
    }

    /** For how long the customer is known to have waited without giving up before that. */
    public Duration waited() {
        Instant until = begun != null ? begun : ended != null ? ended : served ? arrived : asOf;
        return until.isAfter(arrived) ? Duration.between(arrived, until) : Duration.ZERO;
    }

    /** Whether it was closed before anybody had it. */
    public boolean abandoned() {
        return !served && ended != null;
    }
}
