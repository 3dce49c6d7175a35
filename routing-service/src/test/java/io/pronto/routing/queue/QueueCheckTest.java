package io.pronto.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.queue.QueueRules.Delivery;
import io.pronto.routing.queue.QueueRules.Limit;
import io.pronto.routing.queue.QueueRules.Opening;
import io.pronto.routing.queue.QueueRules.Overflow;
import io.pronto.routing.queue.QueueRules.WhenClosed;
import io.pronto.routing.queue.QueueRules.WhenFull;
import io.pronto.routing.team.TeamId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueCheckTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Ring.Reach OWN = new Ring.Reach.OwnTeams();
    private static final Ring.Reach EVERY = new Ring.Reach.EveryTeam();

    @Test
    void whatMakesSensePasses() {
        Queue queue = queue("billing")
                .servedBy(new QueueRules(
                        Order.DeadlineAware.USUAL,
                        Set.of(new TeamId("south")),
                        List.of(
                                new Ring(MINUTE, 1, false, OWN, false),
                                new Ring(
                                        MINUTE.multipliedBy(2),
                                        1,
                                        true,
                                        new Ring.Reach.AlsoTeams(Set.of(new TeamId("north"))),
                                        false),
                                new Ring(MINUTE.multipliedBy(5), 0, false, EVERY, true)),
                        new Overflow(Queue.DEFAULT, MINUTE.multipliedBy(10)),
                        new Limit(50, WhenFull.OVERFLOW, Map.of("en", "We are busy.")),
                        null,
                        MINUTE,
                        Delivery.OFFER));

        assertThat(check(queue)).isEmpty();
    }

    @Test
    void aRingMayNotAskForMoreThanTheOneBefore() {
        assertThat(check(withRings(new Ring(MINUTE, 2, false, OWN, false), ring(2, 1, false, OWN))))
                .containsExactly("ring-contradicts rules.rings[1]");
        assertThat(check(withRings(ring(1, 0, true, OWN), ring(2, 0, false, OWN))))
                .containsExactly("ring-contradicts rules.rings[1]");
        assertThat(check(withRings(ring(1, 0, false, EVERY), ring(2, 0, false, OWN))))
                .containsExactly("ring-contradicts rules.rings[1]");
        assertThat(check(withRings(new Ring(MINUTE, 0, false, OWN, true), ring(2, 0, false, OWN))))
                .containsExactly("ring-contradicts rules.rings[1]");
    }

    @Test
    void ringsFollowOneAnotherInTime() {
        assertThat(check(withRings(ring(2, 0, false, OWN), ring(2, 1, false, OWN))))
                .containsExactly("rings-out-of-order rules.rings[1].after");
        assertThat(check(withRings(ring(-2, 0, false, OWN)))).containsExactly("out-of-range rules.rings[0].after");
        assertThat(check(withRings(new Ring(MINUTE, 5, false, OWN, false))))
                .containsExactly("out-of-range rules.rings[0].levelsLower");
    }

    @Test
    void stepsAndInsistenceAreNotNegative() {
        assertThat(check(queue("a").servedBy(ordered(new Order.PriorityFirst(Duration.ZERO)))))
                .containsExactly("out-of-range rules.order.step");
        assertThat(check(queue("a")
                        .servedBy(ordered(new Order.DeadlineAware(
                                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(-1))))))
                .containsExactly(
                        "out-of-range rules.order.promise",
                        "out-of-range rules.order.step",
                        "out-of-range rules.order.overtaken");
    }

    @Test
    void overflowDoesNotGoRound() {
        Queue a = overflowing("a", "b");
        Queue b = overflowing("b", "c");

        assertThat(check(overflowing("c", "a"), a, b))
                .containsExactly("overflow-cycle rules.overflow.to c → a → b → c");
        assertThat(check(overflowing("c", "c"))).containsExactly("overflow-cycle rules.overflow.to c → c");
        assertThat(check(overflowing("c", "gone"))).containsExactly("queue-unknown rules.overflow.to gone");
        assertThat(check(overflowing("c", "b"), a, overflowing("b", Queue.DEFAULT.value())))
                .isEmpty();
    }

    @Test
    void aQueueThatIsNeededIsNamed() {
        assertThat(check(queue("a").servedBy(limited(new Limit(0, WhenFull.OVERFLOW, Map.of())))))
                .containsExactly("out-of-range rules.limit.longest", "queue-not-meant rules.limit.then");
        WeeklyHours never = new WeeklyHours(ZoneId.of("UTC"), List.of(), Set.of());
        assertThat(check(queue("a").servedBy(open(new Opening(never, WhenClosed.OTHER_QUEUE, null, Map.of())))))
                .containsExactly("never-open rules.opening.hours", "queue-not-meant rules.opening.site");
    }

    @Test
    void skillsAreDefined() {
        Queue queue = new Queue(
                new QueueId("a"),
                "A",
                "甲",
                List.of(new SkillNeed(new SkillId("magic"), 3)),
                Set.of(),
                Set.of(),
                MINUTE,
                Weights.USUAL,
                true);

        assertThat(check(queue)).containsExactly("skill-unknown requiredSkills magic");
    }

    @Test
    void aQueueNobodyCouldServeIsSaidNotRefused() {
        List<QueueFinding> found =
                new QueueCheck(List.of(Queue.general()), skill -> true, queue -> false).findings(queue("a"));

        assertThat(found).extracting(QueueFinding::code).containsExactly("nobody-could-serve");
        assertThat(found).noneMatch(QueueFinding::refuses);
    }

    private static List<String> check(Queue queue, Queue... others) {
        List<Queue> all = new ArrayList<>(List.of(others));
        all.add(Queue.general());
        return new QueueCheck(all, skill -> !skill.value().equals("magic"), any -> true)
                .findings(queue).stream()
                        .map(found -> (found.code() + " " + found.field() + " "
                                        + (found instanceof QueueFinding.OutOfRange ? "" : found.detail()))
                                .strip())
                        .toList();
    }

    private static Queue queue(String id) {
        return new Queue(new QueueId(id), "A", "甲", List.of(), Set.of(), Set.of(), MINUTE, Weights.USUAL, true);
    }

    private static Ring ring(int minutes, int lower, boolean neighbours, Ring.Reach reach) {
        return new Ring(MINUTE.multipliedBy(minutes), lower, neighbours, reach, false);
    }

    private static Queue withRings(Ring... rings) {
        return queue("a")
                .servedBy(new QueueRules(
                        Order.USUAL, Set.of(), List.of(rings), null, null, null, Duration.ZERO, Delivery.OFFER));
    }

    private static QueueRules ordered(Order order) {
        return rules(order, null, null, null);
    }

    private static Queue overflowing(String id, String to) {
        return queue(id).servedBy(rules(Order.USUAL, new Overflow(new QueueId(to), MINUTE), null, null));
    }

    private static QueueRules limited(Limit limit) {
        return rules(Order.USUAL, null, limit, null);
    }

    private static QueueRules open(Opening opening) {
        return rules(Order.USUAL, null, null, opening);
    }

    private static QueueRules rules(
            Order order, @Nullable Overflow overflow, @Nullable Limit limit, @Nullable Opening opening) {
        return new QueueRules(order, Set.of(), List.of(), overflow, limit, opening, Duration.ZERO, Delivery.OFFER);
    }
}
