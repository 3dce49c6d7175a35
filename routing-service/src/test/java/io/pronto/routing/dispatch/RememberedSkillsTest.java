package io.pronto.routing.dispatch;

import io.pronto.routing.skill.Skills;
import io.pronto.routing.skill.SkillsContract;

class RememberedSkillsTest implements SkillsContract {
    @Override
    public Skills empty() {
        return TestStores.remembered().skills();
    }
}
