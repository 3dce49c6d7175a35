package io.pronto.sla.policy;

import io.pronto.contracts.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies in force. For each metric on its own the most specific matching policy with a target for it applies, so
 * that a policy for premium customers may tighten one promise and leave the others to the general one.
 */
public record PolicyBook(List<SlaPolicy> policies) {
    private static final Comparator<Choice> BEST_FIRST = Comparator.<Choice>comparingInt(
                    choice -> -choice.policy().match().weight())
            // Two promises equally meant for the enquiry: keep the harder one, and with it both.
            .thenComparing(choice -> choice.target().must())
            .thenComparing(choice -> choice.policy().id());

    public PolicyBook {
        policies = List.copyOf(policies);
    }

    /**
     * The promise that applies, and why.
     *
     * @param reasons the conditions that made it fit, most special first; {@code any} when it has none
     */
    public record Choice(SlaPolicy policy, Target target, List<String> reasons) {
        public Choice {
            reasons = List.copyOf(reasons);
        }
    }

    /** The promise in that respect, or nothing when no active policy makes one. */
    public Optional<Choice> choose(Metric metric, Enquiry enquiry) {
        return candidates(metric, enquiry).stream().findFirst();
    }

    /** The rules with that policy in place of its other versions. */
    public PolicyBook with(SlaPolicy policy) {
        return new PolicyBook(Stream.concat(
                        policies.stream().filter(other -> !other.id().equals(policy.id())), Stream.of(policy))
                .toList());
    }

    /** All promises that fit, the one that applies first. */
    public List<Choice> candidates(Metric metric, Enquiry enquiry) {
        return policies.stream()
                .filter(policy -> policy.active() && policy.match().fits(enquiry))
                .flatMap(policy -> policy.target(metric).stream().map(target -> choice(policy, target, enquiry)))
                .sorted(BEST_FIRST)
                .toList();
    }

    private static Choice choice(SlaPolicy policy, Target target, Enquiry enquiry) {
        List<String> reasons = policy.match().reasons(enquiry);
        return new Choice(policy, target, reasons.isEmpty() ? List.of("any") : reasons);
    }
}
