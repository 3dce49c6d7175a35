package io.pronto.sla.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.sla.policy.ShippedPacks;
import io.pronto.sla.policy.Target;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShippedLaddersTest {
    @Test
    void eachCanBeUsedAndEveryPackFindsItsOwn() {
        ShippedLadders.all()
                .forEach(ladder -> assertThat(ladder.check()).as(ladder.id()).isEmpty());
        Set<String> named = ShippedPacks.all().stream()
                .flatMap(pack -> pack.policies().stream())
                .flatMap(policy -> policy.targets().stream())
                .map(Target::ladder)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(ShippedLadders.all()).extracting(Ladder::id).containsAll(named);
        assertThat(named).isNotEmpty();
    }
}
