package io.pronto.routing.skill;

import io.pronto.contracts.SkillId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of the real store. */
public final class InMemorySkills implements Skills {
    private final Map<String, Skill> byId = new TreeMap<>();

    @Override
    public Optional<Skill> find(SkillId id) {
        return Optional.ofNullable(byId.get(id.value()));
    }

    @Override
    public List<Skill> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public void save(Skill skill) {
        byId.put(skill.id().value(), skill);
    }

    @Override
    public boolean remove(SkillId id) {
        return byId.remove(id.value()) != null;
    }
}
