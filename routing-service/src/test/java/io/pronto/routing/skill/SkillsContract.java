package io.pronto.routing.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.SkillId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of skills must do. */
public interface SkillsContract {
    Skills empty();

    @Test
    default void aSkillComesBackAsSavedAndGoesWhenRemoved() {
        Skills store = empty();
        Skill returns = new Skill(new SkillId("returns"), "Returns", "退货");
        Skill billing = new Skill(new SkillId("billing"), "Billing", "账单");
        store.save(returns);
        store.save(billing);
        Skill renamed = new Skill(returns.id(), "Returns and refunds", "退换货", Set.of(billing.id()), 2);
        store.save(renamed);
        assertThat(store.find(returns.id())).contains(renamed);
        assertThat(store.all()).extracting(Skill::name).containsExactly("Billing", "Returns and refunds");
        assertThat(store.remove(billing.id())).isTrue();
        assertThat(store.remove(billing.id())).isFalse();
        assertThat(store.find(billing.id())).isEmpty();
    }
}
