package io.pronto.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every store of policies must do. */
public interface PoliciesContract {
    /** An empty store. */
    Policies policies();

    @Test
    default void a_version_is_added_once_and_never_changes() {
        Policies policies = policies();
        assertThat(policies.current()).isEmpty();
        for (PolicyPack pack : ShippedPacks.all()) {
            for (SlaPolicy policy : pack.policies()) {
                assertThat(policies.add(policy)).isTrue();
                assertThat(policies.current(policy.id())).hasValue(policy);
            }
        }
        SlaPolicy first = ShippedPacks.all().getFirst().policies().getFirst();
        SlaPolicy off =
                new SlaPolicy(first.id(), 2, "Renamed", "改名", first.match(), first.calendar(), first.targets(), false);
        assertThat(policies.add(off.withVersion(1))).isFalse();
        assertThat(policies.current(first.id())).hasValue(first);
        assertThat(policies.add(off)).isTrue();
        assertThat(policies.current(first.id())).hasValue(off);
        assertThat(policies.versions(first.id())).containsExactly(off, first);
        assertThat(policies.current())
                .extracting(SlaPolicy::id)
                .isSorted()
                .hasSize(ShippedPacks.all().stream()
                        .mapToInt(pack -> pack.policies().size())
                        .sum())
                .doesNotHaveDuplicates();
        assertThat(policies.current("nothing")).isEmpty();
    }
}
