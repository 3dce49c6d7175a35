package io.pronto.routing.queue;

import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.team.TeamId;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * How much less is asked of whoever serves, once work has waited for some time. Rings follow one another by time, and each asks
 * for no more than the one before it. Whoever meets a stricter ring comes before all whom only a wider one reaches, so a ring from the
 * first moment says who is asked when nobody better is free.
 *
 * @param after since when it holds, counted from the arrival in the queue
 * @param levelsLower so many levels below what is required will do, 0 to 4; level 1 is always needed
 * @param neighbours whether a neighbouring skill, at the level this ring asks for, will do in place of the one required
 * @param reach whose agents are asked
 * @param anyone whether skills count no more at all; the language still does
 */
public record Ring(Duration after, int levelsLower, boolean neighbours, Reach reach, boolean anyone) {
    /** What holds from the first moment: everything that is required, of the queue's own teams. */
    public static final Ring FIRST = new Ring(Duration.ZERO, 0, false, new Reach.OwnTeams(), false);

    /** The least level of a skill that will do, 1 to 5. */
    public int least(SkillNeed need) {
        return Math.max(1, need.level() - levelsLower);
    }

    /**
     * Whether somebody has a skill as far as this ring asks for it.
     *
     * @param levels his level of each skill, 0 for none
     * @param neighbouring the neighbours of a skill, empty for one that is not defined
     */
    public boolean isMet(SkillNeed need, ToIntFunction<SkillId> levels, Function<SkillId, Set<SkillId>> neighbouring) {
        int least = least(need);
        if (levels.applyAsInt(need.skill()) >= least) {
            return true;
        }
        if (neighbours) {
            for (SkillId near : neighbouring.apply(need.skill())) {
                if (levels.applyAsInt(near) >= least) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether somebody of these teams is asked. @param own the queue's own teams; empty means everybody's */
    public boolean reaches(Set<TeamId> own, Set<TeamId> teams) {
        return switch (reach) {
            case Reach.EveryTeam every -> true;
            case Reach.OwnTeams mine -> own.isEmpty() || !Collections.disjoint(teams, own);
            case Reach.AlsoTeams(Set<TeamId> also) ->
                own.isEmpty() || !Collections.disjoint(teams, own) || !Collections.disjoint(teams, also);
        };
    }

    /** Whose agents are asked. */
    public sealed interface Reach {
        /** A stable word for it, such as {@code own-teams}. */
        String code();

        /** Those of the queue's own teams; of all when it has none. */
        record OwnTeams() implements Reach {
            @Override
            public String code() {
                return "own-teams";
            }
        }

        /** Those of the queue's own teams and of these. */
        record AlsoTeams(Set<TeamId> teams) implements Reach {
            public AlsoTeams {
                teams = Set.copyOf(teams);
            }

            @Override
            public String code() {
                return "also-teams";
            }
        }

        /** Those of every team and of none. */
        record EveryTeam() implements Reach {
            @Override
            public String code() {
                return "every-team";
            }
        }
    }
}
