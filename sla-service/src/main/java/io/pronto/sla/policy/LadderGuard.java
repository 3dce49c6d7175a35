package io.pronto.sla.policy;

import java.util.Optional;

/** Whether the escalation ladders that a policy names fit it; known by who keeps the ladders. */
@FunctionalInterface
public interface LadderGuard {
    /** What is wrong with the ladders if the policy comes into force, or nothing. */
    Optional<PolicyRefusal> check(SlaPolicy next);
}
