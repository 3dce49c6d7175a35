package io.pronto.routing.skill.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.skill.Skills;
import io.pronto.routing.skill.SkillsContract;

class PostgresSkillsIT implements SkillsContract {
    @Override
    public Skills empty() {
        return new PostgresSkills(StoreDatabase.without("skill"));
    }
}
