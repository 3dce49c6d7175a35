package io.pronto.routing.skill;

import io.pronto.contracts.SkillId;
import java.util.List;
import java.util.Optional;

/** All skills that the administrator has defined. */
public interface Skills {
    /** The skill of that key, if it is defined. */
    Optional<Skill> find(SkillId id);

    /** All skills by key. */
    List<Skill> all();

    /** Adds the skill or replaces its names. */
    void save(Skill skill);

    /** Removes the skill. @return whether it was there */
    boolean remove(SkillId id);
}
