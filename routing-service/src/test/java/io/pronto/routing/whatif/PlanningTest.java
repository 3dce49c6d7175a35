package io.pronto.routing.whatif;

import static io.pronto.routing.whatif.Questions.AS_NOW;
import static io.pronto.routing.whatif.Questions.FIFO;
import static io.pronto.routing.whatif.Questions.GENERAL;
import static io.pronto.routing.whatif.Questions.asking;
import static io.pronto.routing.whatif.Questions.calls;
import static io.pronto.routing.whatif.Questions.ordered;
import static io.pronto.routing.whatif.Questions.people;
import static io.pronto.routing.whatif.Questions.staffed;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.SkillId;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.whatif.Planning.Reading;
import io.pronto.routing.whatif.Question.Flow;
import io.pronto.routing.whatif.Question.Need;
import io.pronto.routing.whatif.Question.Past;
import io.pronto.routing.whatif.Question.People;
import io.pronto.routing.whatif.Question.Policy;
import io.pronto.routing.whatif.RulesChange.OverflowChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void aWholeQuestionIsSound() {
        assertThat(faults(asking(List.of(calls(10.0)), List.of(people("day", 3)), AS_NOW)))
                .isEmpty();
    }

    @Test
    void negativeRatesAndTimesAreNamedByTheirField() {
        Flow wrong = new Flow("calls", "general", null, null, null, null, List.of(3.0, -1.0), -5.0, 0.0);
        assertThat(faults(asking(List.of(wrong), List.of(people("day", 3)), AS_NOW)))
                .containsExactlyInAnyOrder(
                        "traffic[0].arrivals[1] out-of-range",
                        "traffic[0].handlingSeconds out-of-range",
                        "traffic[0].patienceSeconds out-of-range");
        assertThat(faults(asking(List.of(calls(Double.NaN)), List.of(people("day", 3)), AS_NOW)))
                .containsExactly("traffic[0].arrivals[0] out-of-range");
    }

    @Test
    void somebodyHasToBeThere() {
        assertThat(faults(asking(List.of(calls(10.0)), List.of(people("day", 0)), AS_NOW)))
                .containsExactly("groups nobody-there");
        assertThat(faults(asking(List.of(calls(10.0)), List.of(people("day", 2)), AS_NOW, staffed("none", "day", -2))))
                .containsExactly("policies[1].staff nobody-there");
        assertThat(faults(asking(List.of(calls(10.0)), List.of(people("day", 2)), staffed("x", "night", 1))))
                .containsExactly("policies[0].staff.night unknown-group");
    }

    @Test
    void unknownSkillsAndQueuesAreRefusedWhereTheRealOnesHold() {
        World world = new World(
                List.of(Queue.general()), List.of(), Map.of(new SkillId("billing"), Set.of()), Set.of(), true);
        Flow flow = new Flow(
                "calls", "gone", Channel.CHAT, null, null, List.of(new Need("magic", 2)), List.of(1.0), 60.0, null);
        Question question = asking(
                List.of(flow),
                null,
                List.of(new People("day", List.of(1), Map.of("juggling", 3), null, null, List.of("none"), null)),
                null,
                20,
                AS_NOW);
        assertThat(faults(question, world))
                .contains("traffic[0].queue unknown-queue", "traffic[0].skills[0].skill unknown-skill");
        Question known = asking(
                List.of(new Flow("calls", "general", null, null, null, null, List.of(1.0), 60.0, null)),
                null,
                List.of(new People("day", List.of(1), Map.of("juggling", 3), null, null, List.of("none"), null)),
                null,
                20,
                AS_NOW);
        assertThat(faults(known, world))
                .contains("groups[0].skills.juggling unknown-skill", "groups[0].teams unknown-team");
    }

    @Test
    void contradictionsAreSaid() {
        Past past = new Past(NOW.minus(Duration.ofHours(2)), NOW.minus(Duration.ofHours(1)), null);
        assertThat(faults(asking(List.of(calls(1.0)), past, List.of(people("day", 1)), List.of(GENERAL), 20, AS_NOW)))
                .contains("traffic either-or");
        assertThat(faults(asking(List.of(calls(1.0)), List.of(people("day", 1)), FIFO, FIFO)))
                .contains("policies[1].name twice");
        assertThat(faults(asking(List.of(calls(1.0)), List.of(people("day", 1)), ordered("by-mood"))))
                .contains("policies[0].everywhere.order.kind unknown-word");
        Policy circle = new Policy(
                "circle",
                new RulesChange(null, null, null, new OverflowChange("general", 60L), null, null, null, null, null),
                null,
                null);
        assertThat(faults(asking(List.of(calls(1.0)), List.of(people("day", 1)), circle)))
                .contains("policies[0].queues.general.rules.overflow.to overflow-cycle");
        assertThat(faults(asking(List.of(calls(0.0)), List.of(people("day", 1)), FIFO)))
                .contains("traffic nobody-comes");
    }

    @Test
    void whatWouldTakeTooLongIsRefused() {
        assertThat(faults(asking(List.of(calls(1.0)), null, List.of(people("day", 1)), List.of(GENERAL), 1_000, FIFO)))
                .contains("replications out-of-range");
        assertThat(faults(asking(List.of(calls(40_000.0, 40_000.0)), List.of(people("day", 1)), FIFO)))
                .contains("traffic too-many-contacts");
        assertThat(faults(
                        asking(List.of(calls(45_000.0)), null, List.of(people("day", 1)), List.of(GENERAL), 200, FIFO)))
                .contains("replications too-much-work");
        List<Policy> five = Collections.nCopies(5, FIFO);
        assertThat(faults(asking(List.of(calls(1.0)), List.of(people("day", 1)), five.toArray(new Policy[0]))))
                .contains("policies too-many");
        Double[] many = new Double[1_501];
        java.util.Arrays.fill(many, 1.0);
        assertThat(faults(asking(List.of(calls(many)), List.of(people("day", 1)), FIFO)))
                .contains("traffic[0].arrivals too-many");
    }

    @Test
    void aPeriodOfThePastIsInThePastAndNotTooLong() {
        assertThat(period(NOW.minusSeconds(60), NOW.plusSeconds(60))).containsExactly("recorded.to in-the-future");
        assertThat(period(NOW, NOW.minusSeconds(60))).containsExactly("recorded.to not-after");
        assertThat(period(NOW.minus(Duration.ofDays(40)), NOW)).containsExactly("recorded.to too-long-period");
        assertThat(period(NOW.minusSeconds(3_600), NOW)).isEmpty();
    }

    @Test
    void whatNobodyCouldServeIsSaidAndSimulatedAllTheSame() {
        Flow flow =
                new Flow("calls", "general", null, null, null, List.of(new Need("magic", 2)), List.of(1.0), 60.0, null);
        Reading reading = Planning.of(asking(List.of(flow), List.of(people("day", 1)), FIFO), World.EMPTY, null);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Sound.class,
                        sound -> assertThat(sound.plan().warnings())
                                .extracting(QuestionFault::code)
                                .containsExactly("nobody-could-serve"));
    }

    @Test
    void missingPartsAreNamedOneByOne() {
        List<Flow> flows = new ArrayList<>();
        flows.add(null);
        assertThat(faults(new Question(
                        null, null, null, null, flows, null, null, null, null, null, null, null, null, null, null)))
                .contains("name missing", "traffic[0] missing", "policies missing", "queues missing");
    }

    private static List<String> period(Instant from, Instant to) {
        return Planning.ofPeriod(new Past(from, to, null), NOW).stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    private static List<String> faults(Question question) {
        return faults(question, World.EMPTY);
    }

    private static List<String> faults(Question question, World world) {
        return switch (Planning.of(question, world, null)) {
            case Reading.Sound sound -> List.of();
            case Reading.Faulty(List<QuestionFault> faults) ->
                faults.stream().map(fault -> fault.field() + " " + fault.code()).toList();
        };
    }
}
