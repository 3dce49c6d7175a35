package io.pronto.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.SlaEvent;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarFixtures;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random lives of a clock against a reference that walks minute by minute and counts. */
class ClockLivesPropertiesTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final BusinessCalendar HOURS = CalendarFixtures.aCalendar("UTC")
            .onWeekdays("09:00", "12:00", "13:00", "18:00")
            .on(java.time.DayOfWeek.SATURDAY, "22:00", "02:00")
            .compiled();
    private static final Set<Stage> PAUSING = Set.of(Stage.BOT, Stage.CUSTOMER);
    private static final Terms TERMS = new Terms(
            "p", 1, "test-hours", 1, Duration.ofMinutes(100), null, ClockFixtures.warned(100, 25, 50, 90), PAUSING);

    /** {@code gap} minutes after the last step the enquiry enters the stage, or is fulfilled when there is none. */
    record Step(int gap, Stage stage, boolean look) {}

    @Property(tries = 500)
    void a_random_life_ends_as_a_count_of_minutes_says(
            @ForAll("steps") List<Step> steps, @ForAll("ends") int fulfilAfter) {
        ClockRules rules = new ClockRules(terms -> HOURS);
        Change life = rules.start(
                new Promise(new ClockId(new UUID(0, 1)), new ConversationId(new UUID(0, 2)), Metric.RESOLUTION, START),
                TERMS,
                Stage.ROUTING);
        Instant now = START;
        List<Stage> minutes = new ArrayList<>();
        Stage stage = Stage.ROUTING;
        for (Step step : steps) {
            if (step.look()) {
                // The timer looks now and then; what it sees must not depend on when.
                Instant glance = now.plus(Duration.ofMinutes(step.gap() / 2));
                life = life.then(rules.apply(life.clock(), new ClockAct.Pass(glance)));
            }
            for (int i = 0; i < step.gap(); i++) {
                minutes.add(stage);
            }
            now = now.plus(Duration.ofMinutes(step.gap()));
            stage = step.stage();
            life = life.then(rules.apply(life.clock(), new ClockAct.Enter(stage, now)));
        }
        for (int i = 0; i < fulfilAfter; i++) {
            minutes.add(stage);
        }
        Instant end = now.plus(Duration.ofMinutes(fulfilAfter));
        life = life.then(rules.apply(life.clock(), new ClockAct.Fulfil(end)));

        // The reference.
        long worked = 0;
        Instant breachedAt = null;
        for (int i = 0; i < minutes.size(); i++) {
            boolean counts = !PAUSING.contains(minutes.get(i)) && HOURS.isOpen(START.plus(Duration.ofMinutes(i)));
            if (counts) {
                worked++;
            }
            if (counts && worked == 100) {
                breachedAt = START.plus(Duration.ofMinutes(i + 1));
            }
        }
        // Reached in the very last moment is in time; reached before, it is late once the clock runs on.
        boolean late = breachedAt != null && ranAfter(breachedAt, minutes);
        assertThat(life.clock().course().worked()).isEqualTo(Duration.ofMinutes(worked));
        assertThat(life.clock().state()).isEqualTo(late ? ClockState.SETTLED : ClockState.MET);
        if (late) {
            // Used up in the moment in which a pause began, it is due when the pause ends.
            int due = (int) Duration.between(START, breachedAt).toMinutes();
            while (PAUSING.contains(minutes.get(due))) {
                due++;
            }
            assertThat(life.clock().deadline()).isEqualTo(START.plus(Duration.ofMinutes(due)));
        }
        assertThat(life.segments().stream().map(Segment::worked).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(life.clock().course().worked());
        Instant edge = START;
        for (Segment segment : life.segments()) {
            assertThat(segment.from()).isEqualTo(edge);
            edge = segment.to();
        }
        assertThat(edge).isEqualTo(end);
        assertThat(life.events().stream()
                        .filter(SlaEvent.ClockBreached.class::isInstance)
                        .count())
                .isEqualTo(late ? 1 : 0);
        List<Integer> warned = life.events().stream()
                .filter(SlaEvent.ClockWarned.class::isInstance)
                .map(event -> ((SlaEvent.ClockWarned) event).percent())
                .toList();
        assertThat(warned).isSorted().doesNotHaveDuplicates();
    }

    /** Whether the clock was still in a running stage after its working time was used up. */
    private static boolean ranAfter(Instant deadline, List<Stage> minutes) {
        long from = Duration.between(START, deadline).toMinutes();
        return from < minutes.size()
                && minutes.subList((int) from, minutes.size()).stream().anyMatch(stage -> !PAUSING.contains(stage));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 900),
                        Arbitraries.of(Stage.ROUTING, Stage.AGENT, Stage.CUSTOMER, Stage.BOT),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Integer> ends() {
        return Arbitraries.integers().between(0, 2000);
    }
}
