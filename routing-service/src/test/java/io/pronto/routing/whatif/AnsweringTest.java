package io.pronto.routing.whatif;

import static io.pronto.routing.whatif.Questions.AS_NOW;
import static io.pronto.routing.whatif.Questions.DEADLINE;
import static io.pronto.routing.whatif.Questions.FIFO;
import static io.pronto.routing.whatif.Questions.asking;
import static io.pronto.routing.whatif.Questions.calls;
import static io.pronto.routing.whatif.Questions.people;
import static io.pronto.routing.whatif.Questions.staffed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.whatif.Comparison.Figures;
import io.pronto.routing.whatif.Comparison.Interval;
import io.pronto.routing.whatif.Comparison.PolicyResult;
import io.pronto.routing.whatif.Question.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    private static final Instant NINE = Instant.parse("2026-11-17T09:00:00Z");

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Question question = asking(List.of(calls(20.0, 30.0)), List.of(people("day", 5, 6)), FIFO, DEADLINE);
        assertThat(answer(question)).isEqualTo(answer(question));
    }

    @Test
    void moreAgentsKeepMoreAndTheDifferenceIsSurerThanEither() {
        Comparison compared = answer(asking(
                List.of(calls(30.0, 30.0, 30.0, 30.0)),
                List.of(people("day", 5)),
                AS_NOW,
                staffed("two more", "day", 2)));
        PolicyResult now = compared.policies().getFirst();
        PolicyResult more = compared.policies().getLast();
        assertThat(mean(more.total().serviceLevel()))
                .isGreaterThan(mean(now.total().serviceLevel()));
        assertThat(mean(more.total().abandonment())).isLessThan(mean(now.total().abandonment()));
        Interval difference =
                Objects.requireNonNull(Objects.requireNonNull(more.difference()).abandonment());
        assertThat(difference.high()).isNegative();
        assertThat(difference.high() - difference.low())
                .isLessThan(width(now.total().abandonment()));
        assertThat(now.difference()).isNull();
        assertThat(more.groups().getFirst().agents()).isEqualTo(7);
        assertThat(mean(more.groups().getFirst().occupancy()))
                .isLessThan(mean(now.groups().getFirst().occupancy()));
    }

    @Test
    void whatCameIsAccountedFor() {
        Figures total = answer(asking(List.of(calls(40.0, 5.0)), List.of(people("day", 4)), FIFO))
                .policies()
                .getFirst()
                .total();
        assertThat(mean(total.served()) + mean(total.abandoned()) + mean(total.blocked()) + mean(total.left()))
                .isCloseTo(mean(total.arrived()), within(1e-9));
    }

    /** Erlang C: with load 8 on 10 agents who are never left, a call waits at all with probability .409, and 37 s on average. */
    @Test
    void agreesWithTheTextbookWhereTheTextbookKnows() {
        Double[] day = new Double[96];
        java.util.Arrays.fill(day, 48.0);
        Question.Flow steady =
                new Question.Flow("calls", "general", Channel.PHONE, null, null, null, List.of(day), 300.0, null);
        Comparison compared =
                answer(asking(List.of(steady), null, List.of(people("day", 10)), List.of(Questions.GENERAL), 40, FIFO));
        Interval wait =
                Objects.requireNonNull(compared.policies().getFirst().total().meanWait());
        // 300 s · .4092 / (10 − 8) = 61.4 s; the days begin empty, so a little less.
        assertThat(wait.low()).isLessThan(61.4);
        assertThat(wait.high()).isGreaterThan(55);
        assertThat(mean(compared.policies().getFirst().groups().getFirst().occupancy()))
                .isCloseTo(0.8, within(0.02));
    }

    @Test
    void whoeverLosesInterestStopsIt() {
        AtomicInteger heard = new AtomicInteger();
        Question question = asking(List.of(calls(5.0)), List.of(people("day", 5)), FIFO);
        assertThat(Answering.of(plan(question, World.EMPTY, null), done -> heard.incrementAndGet() < 3))
                .isEmpty();
        assertThat(heard).hasValue(3);
    }

    @Test
    void thePastIsReplayedAsItWasAndWhatIsNotKnownIsDrawn() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant arrived = NINE.plusSeconds(i * 60);
            boolean gaveUp = i % 6 == 5;
            visits.add(visit(
                    arrived,
                    gaveUp ? null : arrived.plusSeconds(30),
                    gaveUp ? arrived.plusSeconds(90) : arrived.plusSeconds(30 + 240)));
        }
        List<Duty> duties = List.of(
                new Duty(new AgentId("mei"), NINE.plusSeconds(60)),
                new Duty(new AgentId("mei"), NINE.plusSeconds(3_500)),
                new Duty(new AgentId("jonas"), NINE.plusSeconds(60)));
        Recording recording = new Recording(NINE, NINE.plusSeconds(3_600), visits, duties);
        World world =
                new World(List.of(Queue.general()), List.of(agent("mei"), agent("jonas")), Map.of(), Set.of(), true);
        Question question =
                asking(null, new Past(NINE, NINE.plusSeconds(3_600), null), null, null, 10, AS_NOW, DEADLINE);
        Comparison compared = answer(question, world, recording);
        Interval arrived =
                Objects.requireNonNull(compared.policies().getFirst().total().arrived());
        assertThat(arrived).isEqualTo(new Interval(60, 60, 60));
        assertThat(compared.really()).isNotNull().satisfies(really -> {
            assertThat(really.served()).isEqualTo(50);
            assertThat(really.abandoned()).isEqualTo(10);
            assertThat(really.meanWait()).isEqualTo(30.0);
        });
        // Mei was seen in the first and the last interval; Jonas only in the first.
        assertThat(compared.policies().getFirst().groups().getFirst().agents()).isEqualTo(1.5);
        assertThat(compared.notes()).extracting(Plan.Note::code).contains("patience-estimated", "staff-from-decisions");
        // 50 waited 30 s and 10 waited 90 s for each of the 10 who gave up.
        assertThat(recording.patience(Queue.DEFAULT).orElseThrow()).isEqualTo(240.0);
    }

    private static Visit visit(Instant arrived, @Nullable Instant begun, Instant ended) {
        return new Visit(
                arrived,
                new QueueId("general"),
                Channel.PHONE,
                "en",
                Priority.NORMAL,
                List.of(),
                begun,
                begun != null,
                ended,
                NINE.plusSeconds(86_400));
    }

    private static Agent agent(String id) {
        return new Agent(new AgentId(id), id, id, Set.of(), Map.of(), 100, Presence.ONLINE, NINE, true, Instant.EPOCH);
    }

    private static Comparison answer(Question question) {
        return answer(question, World.EMPTY, null);
    }

    private static Comparison answer(Question question, World world, @Nullable Recording recording) {
        return Answering.of(plan(question, world, recording), done -> true).orElseThrow();
    }

    private static Plan plan(Question question, World world, @Nullable Recording recording) {
        return switch (Planning.of(question, world, recording)) {
            case Planning.Reading.Sound(Plan plan) -> plan;
            case Planning.Reading.Faulty(List<QuestionFault> faults) -> throw new AssertionError(faults);
        };
    }

    private static double mean(@Nullable Interval interval) {
        return Objects.requireNonNull(interval).mean();
    }

    private static double width(@Nullable Interval interval) {
        return Objects.requireNonNull(interval).high() - interval.low();
    }
}
