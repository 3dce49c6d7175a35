package io.pronto.routing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MatcherPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final SkillId BILLING = new SkillId("billing");

    @Provide
    Arbitrary<List<Candidate>> teams() {
        Arbitrary<Agent> agents = Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.of(Presence.class),
                        Arbitraries.subsetOf("en", "zh"),
                        Arbitraries.integers().between(0, 5))
                .as((id, level, capacity, presence, languages, idle) -> {
                    Map<SkillId, Integer> skills = new HashMap<>();
                    if (level > 0) {
                        skills.put(BILLING, level);
                    }
                    return new Agent(
                            new AgentId("a" + id),
                            "a" + id,
                            "A",
                            languages,
                            skills,
                            capacity,
                            presence,
                            NOW,
                            true,
                            NOW.minusSeconds(idle));
                });
        return Combinators.combine(agents, Arbitraries.integers().between(0, 100))
                .as(Candidate::new)
                .list()
                .ofMaxSize(70)
                .uniqueElements(candidate -> candidate.agent().id());
    }

    @Property
    void whoIsChosenCouldTakeItAndNobodyAbleIsLessLoaded(
            @ForAll("teams") List<Candidate> team, @ForAll boolean needsBilling) {
        WorkItem work = work(needsBilling, "en");
        Decision decision = Matcher.decide(work, team, NOW);
        List<Candidate> able = team.stream()
                .filter(candidate -> Matcher.couldTake(work, candidate, team, NOW))
                .toList();
        assertThat(decision.winner().isPresent()).isEqualTo(!able.isEmpty());
        decision.winner().ifPresent(winner -> {
            Candidate chosen = team.stream()
                    .filter(candidate -> candidate.agent().id().equals(winner))
                    .findFirst()
                    .orElseThrow();
            assertThat(chosen.agent().presence()).isEqualTo(Presence.ONLINE);
            assertThat(chosen.load() + work.weight())
                    .isLessThanOrEqualTo(chosen.agent().capacity());
            assertThat(work.skills()).allMatch(chosen.agent()::meets);
            assertThat(able).noneMatch(other -> other.compareLoad(chosen) < 0);
        });
    }

    @Property
    void theOrderInWhichAgentsComeDoesNotMatter(@ForAll("teams") List<Candidate> team, @ForAll long seed) {
        List<Candidate> shuffled = new ArrayList<>(team);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Matcher.decide(work(true, "zh"), shuffled, NOW))
                .isEqualTo(Matcher.decide(work(true, "zh"), team, NOW));
    }

    @Property
    void everyCandidateIsAccountedFor(@ForAll("teams") List<Candidate> team) {
        Decision decision = Matcher.decide(work(true, "en"), team, NOW);
        int others =
                decision.others().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(decision.considered().size() + others).isEqualTo(team.size());
        assertThat(decision.considered())
                .allMatch(each -> each.objections().isEmpty() != each.reasons().isEmpty());
    }

    private static WorkItem work(boolean needsBilling, String language) {
        return WorkItem.arriving(
                new ConversationId(new UUID(0, 1)),
                new Needs(Channel.CHAT, language, Tier.STANDARD, Priority.NORMAL, null, null, List.of()),
                new QueueId("general"),
                needsBilling ? List.of(new SkillNeed(BILLING, 3)) : List.of(),
                25,
                null,
                NOW,
                NOW);
    }
}
