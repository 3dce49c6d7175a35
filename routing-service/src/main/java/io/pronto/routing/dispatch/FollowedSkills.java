package io.pronto.routing.dispatch;

import io.pronto.contracts.SkillId;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.skill.Skills;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The skills, with the memory following what is saved. */
final class FollowedSkills implements Skills {
    private final Skills stores;
    private final Memory memory;

    FollowedSkills(Skills stores, Memory memory) {
        this.stores = stores;
        this.memory = memory;
    }

    @Override
    public Optional<Skill> find(SkillId id) {
        return stores.find(id);
    }

    @Override
    public List<Skill> all() {
        return stores.all();
    }

    @Override
    public void save(Skill skill) {
        stores.save(skill);
        @Nullable Floor floor = memory.ifRead();
        if (floor != null) {
            memory.neighbours(floor);
        }
    }

    @Override
    public boolean remove(SkillId id) {
        boolean removed = stores.remove(id);
        @Nullable Floor floor = memory.ifRead();
        if (floor != null) {
            memory.neighbours(floor);
        }
        return removed;
    }
}
