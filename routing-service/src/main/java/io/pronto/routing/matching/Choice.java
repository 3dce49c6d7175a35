package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import java.util.List;

/**
 * Who gets a piece of work.
 *
 * @param ring how much less was asked than at first, 0 for nothing less; see {@link io.pronto.routing.queue.Ring}
 * @param reasons why this one, as stable codes
 */
public record Choice(AgentId agent, int ring, List<String> reasons) {
    public Choice {
        reasons = List.copyOf(reasons);
    }
}
