package io.pronto.sla.escalation;

import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.EscalationAction.Kind;
import io.pronto.contracts.EscalationAction.Medium;
import io.pronto.contracts.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The ladders that come with the product; the shipped packs refer to them. */
public final class ShippedLadders {
    private ShippedLadders() {}

    /** All of them. */
    public static List<Ladder> all() {
        return List.of(toTheSuperior());
    }

    /** At the deadline the superior is told and it matters more; an hour later the managers know. 超时升级至上级 */
    private static Ladder toTheSuperior() {
        return new Ladder(
                "to-the-superior",
                1,
                "To the superior",
                "超时升级至上级",
                List.of(
                        new Ladder.Step(
                                Duration.ZERO,
                                List.of(
                                        told(Kind.NOTIFY_SUPERIOR),
                                        new EscalationAction(Kind.RAISE_PRIORITY, Priority.HIGH.name(), Set.of()))),
                        new Ladder.Step(Duration.ofHours(1), List.of(told(Kind.NOTIFY_MANAGERS)))));
    }

    private static EscalationAction told(Kind kind) {
        return new EscalationAction(kind, null, Set.of(Medium.WORKSPACE));
    }
}
