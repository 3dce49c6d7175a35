package io.pronto.sla.policy;

import io.pronto.contracts.WarningRecipient;
import java.util.Set;

/** That a deadline comes near is told at a point to some people, at least one kind of them. 预警 */
public record Warning(Point point, Set<WarningRecipient> to) {
    public Warning {
        to = Set.copyOf(to);
    }

    /** The agent is told when that share of the target is used. */
    public static Warning atPercent(int percent) {
        return new Warning(new Point.AtPercent(percent), Set.of(WarningRecipient.AGENT));
    }
}
