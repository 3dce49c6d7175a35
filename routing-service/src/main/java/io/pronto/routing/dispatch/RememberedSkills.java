package io.pronto.routing.dispatch;

import io.pronto.contracts.SkillId;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.skill.Skills;
import java.util.List;
import java.util.Optional;

/** The skills as the memory knows them; what is saved is stored as well. */
final class RememberedSkills implements Skills {
    private final Skills stored;
    private final Memory memory;

    RememberedSkills(Skills stored, Memory memory) {
        this.stored = stored;
        this.memory = memory;
    }

    @Override
    public Optional<Skill> find(SkillId id) {
        return Optional.ofNullable(memory.state().skills().get(id.value()));
    }

    @Override
    public List<Skill> all() {
        return List.copyOf(memory.state().skills().values());
    }

    @Override
    public void save(Skill skill) {
        Memory.State state = memory.changing();
        stored.save(skill);
        state.skills().put(skill.id().value(), skill);
        state.reviewNeighbours();
    }

    @Override
    public boolean remove(SkillId id) {
        Memory.State state = memory.changing();
        boolean removed = stored.remove(id);
        state.skills().remove(id.value());
        state.reviewNeighbours();
        return removed;
    }
}
