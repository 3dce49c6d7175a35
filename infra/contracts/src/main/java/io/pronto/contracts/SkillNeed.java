package io.pronto.contracts;

import java.util.Objects;

/** A skill that work requires. @param level the least level that will do, 1 (knows it) to 5 (teaches it) */
public record SkillNeed(SkillId skill, int level) {
    public SkillNeed {
        Objects.requireNonNull(skill, "skill");
        if (level < 1 || level > 5) {
            throw new IllegalArgumentException("skill level is 1 to 5, was " + level + " for " + skill);
        }
    }
}
