package io.pronto.routing.skill;

import io.pronto.contracts.SkillId;
import java.util.Objects;

/** Something agents can be good at, with its name in both languages of the workspace. */
public record Skill(SkillId id, String name, String nameZh) {
    public Skill {
        Objects.requireNonNull(id, "id");
        if (name.isBlank() || nameZh.isBlank()) {
            throw new IllegalArgumentException("A skill needs a name in both languages: " + id);
        }
    }
}
