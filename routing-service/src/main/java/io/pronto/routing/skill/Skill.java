package io.pronto.routing.skill;

import io.pronto.contracts.SkillId;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something agents can be good at, with its name in both languages of the workspace.
 *
 * @param neighbours skills whose holders can help out when nobody with this one is free, at most {@value #MAX_NEIGHBOURS};
 *     one-sided: who lets returns help out with refunds does not say the opposite
 * @param revision rises with each edit, from 0
 */
public record Skill(SkillId id, String name, String nameZh, Set<SkillId> neighbours, long revision) {
    /** No skill has more. */
    public static final int MAX_NEIGHBOURS = 20;

    public Skill {
        Objects.requireNonNull(id, "id");
        neighbours = Set.copyOf(neighbours);
        if (name.isBlank() || nameZh.isBlank()) {
            throw new IllegalArgumentException("A skill needs a name in both languages: " + id);
        }
        if (neighbours.contains(id) || neighbours.size() > MAX_NEIGHBOURS) {
            throw new IllegalArgumentException(
                    "A skill has at most " + MAX_NEIGHBOURS + " neighbours and is none of its own: " + id);
        }
    }

    /** The same, without that neighbour. */
    public Skill without(SkillId neighbour) {
        return new Skill(
                id,
                name,
                nameZh,
                neighbours.stream().filter(each -> !each.equals(neighbour)).collect(Collectors.toUnmodifiableSet()),
                revision);
    }

    /** A skill that nobody else's can stand in for. */
    public Skill(SkillId id, String name, String nameZh) {
        this(id, name, nameZh, Set.of(), 0);
    }
}
