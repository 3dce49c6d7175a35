package io.pronto.routing.dispatch;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.routing.matching.Decision;
import java.time.Duration;
import java.util.List;

/**
 * Who would get a piece of work now.
 *
 * @param decision as the live one would be made
 * @param ring which ring holds, 0 the first
 * @param changesAtSeconds at how much waiting another ring begins, in seconds
 */
public record Preview(Decision decision, int ring, List<Long> changesAtSeconds) {
    public Preview {
        changesAtSeconds = List.copyOf(changesAtSeconds);
    }

    /** What is asked about. @param waited as if it had waited so long */
    public record Asked(Channel channel, String language, Priority priority, Tier tier, Duration waited) {}
}
