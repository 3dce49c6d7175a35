package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who got a piece of work, or that nobody could, with the reasons for and against each.
 *
 * @param policy the version of the rules that decided
 * @param deadline by when it was promised to somebody; null when nothing was promised
 * @param handlingSeconds how long it would take; null when nobody knew
 * @param chosen who gets it; nobody when null
 * @param reasons why the chosen one, or why nobody, as stable codes
 * @param considered the best {@value #LISTED} candidates in the order of the decision: those who could, then the others
 * @param others how many more could not, by their first objection's code
 */
public record Decision(
        ConversationId conversation,
        QueueId queue,
        String policy,
        Instant at,
        List<SkillNeed> skills,
        String language,
        int weight,
        @Nullable Instant deadline,
        @Nullable Long handlingSeconds,
        @Nullable AgentId chosen,
        List<String> reasons,
        List<Considered> considered,
        Map<String, Integer> others) {
    /** So many candidates are kept one by one. */
    public static final int LISTED = 12;

    public Decision {
        skills = List.copyOf(skills);
        reasons = List.copyOf(reasons);
        considered = List.copyOf(considered);
        others = Map.copyOf(others);
    }

    /** The same, but nobody gets it, for that reason. @param reason a stable code */
    public Decision forNobody(String reason) {
        return new Decision(
                conversation,
                queue,
                policy,
                at,
                skills,
                language,
                weight,
                deadline,
                handlingSeconds,
                null,
                List.of(reason),
                considered,
                others);
    }

    /** Who gets it. */
    public Optional<AgentId> winner() {
        return Optional.ofNullable(chosen);
    }

    /**
     * One candidate.
     *
     * @param load what was taken of the budget
     * @param reasons what speaks for the agent, as stable codes; empty when something speaks against
     * @param objections what speaks against; empty when the agent could get it
     */
    public record Considered(
            AgentId agent, String name, int load, int capacity, List<String> reasons, List<Against> objections) {
        public Considered {
            reasons = List.copyOf(reasons);
            objections = List.copyOf(objections);
        }
    }

    /** One thing that speaks against a candidate. @param code a stable word @param detail what exactly, or empty; see {@link Objection} */
    public record Against(String code, String detail) {}
}
