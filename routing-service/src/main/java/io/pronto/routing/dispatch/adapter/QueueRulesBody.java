package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.QueueId;
import io.pronto.platform.problem.Problem;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.QueueRules.Delivery;
import io.pronto.routing.queue.QueueRules.WhenClosed;
import io.pronto.routing.queue.QueueRules.WhenFull;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.team.TeamId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a queue is served, in the API: every duration in whole seconds. Ranges are judged by the check of the queue as a whole. */
record QueueRulesBody(
        @NotNull @Valid OrderBody order,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> teams,
        @Nullable @Size(max = 20) List<@Valid @NotNull RingBody> rings,
        @Nullable @Valid OverflowBody overflow,
        @Nullable @Valid LimitBody limit,
        @Nullable @Valid OpeningBody opening,
        @Nullable Long insistenceSeconds,
        @Nullable Delivery delivery,
        @Nullable Long handlingSeconds) {

    /** @param kind {@code fifo}, {@code priority} or {@code deadline-aware}; what it does not use is left out */
    record OrderBody(
            @NotNull @Pattern(regexp = "fifo|priority|deadline-aware")
            String kind,

            @Nullable Long stepSeconds,
            @Nullable Long promiseSeconds,
            @Nullable Long overtakenSeconds) {
        static OrderBody of(Order order) {
            return switch (order) {
                case Order.Fifo fifo -> new OrderBody(fifo.code(), null, null, null);
                case Order.PriorityFirst first ->
                    new OrderBody(first.code(), first.step().toSeconds(), null, null);
                case Order.DeadlineAware aware ->
                    new OrderBody(
                            aware.code(),
                            aware.step().toSeconds(),
                            aware.promise().toSeconds(),
                            aware.overtaken().toSeconds());
            };
        }

        Order order() {
            Order.DeadlineAware aware = Order.DeadlineAware.USUAL;
            return switch (kind) {
                case "fifo" -> new Order.Fifo();
                case "priority" ->
                    stepSeconds == null ? Order.USUAL : new Order.PriorityFirst(Duration.ofSeconds(stepSeconds));
                default ->
                    new Order.DeadlineAware(
                            seconds(promiseSeconds, aware.promise()),
                            seconds(stepSeconds, aware.step()),
                            seconds(overtakenSeconds, aware.overtaken()));
            };
        }
    }

    /** @param reach {@code own-teams}, {@code also-teams} with those in {@code teams}, or {@code every-team} */
    record RingBody(
            @NotNull Long afterSeconds,
            @Nullable Integer levelsLower,
            @Nullable Boolean neighbours,

            @Nullable @Pattern(regexp = "own-teams|also-teams|every-team")
            String reach,

            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> teams,
            @Nullable Boolean anyone) {
        static RingBody of(Ring ring) {
            return new RingBody(
                    ring.after().toSeconds(),
                    ring.levelsLower(),
                    ring.neighbours(),
                    ring.reach().code(),
                    ring.reach() instanceof Ring.Reach.AlsoTeams(Set<TeamId> others) ? keys(others) : List.of(),
                    ring.anyone());
        }

        Ring ring() {
            String code = reach == null ? "own-teams" : reach;
            return new Ring(
                    Duration.ofSeconds(afterSeconds),
                    levelsLower == null ? 0 : levelsLower,
                    Boolean.TRUE.equals(neighbours),
                    switch (code) {
                        case "own-teams" -> new Ring.Reach.OwnTeams();
                        case "also-teams" -> new Ring.Reach.AlsoTeams(ids(teams));
                        default -> new Ring.Reach.EveryTeam();
                    },
                    Boolean.TRUE.equals(anyone));
        }
    }

    record OverflowBody(
            @NotBlank @Size(max = 100) String to, @NotNull Long afterSeconds) {}

    /** @param words what the customer is told, by language tag */
    record LimitBody(
            @NotNull Integer longest,
            @NotNull WhenFull whenFull,
            @Nullable @Size(max = 20) Map<@Size(max = 35) String, @NotBlank @Size(max = 1000) String> words) {}

    /** @param site the queue for {@code OTHER_QUEUE} @param words what the customer is told, by language tag */
    record OpeningBody(
            @NotNull @Valid WeekBody hours,
            @NotNull WhenClosed whenClosed,
            @Nullable @Size(max = 100) String site,
            @Nullable @Size(max = 20) Map<@Size(max = 35) String, @NotBlank @Size(max = 1000) String> words) {}

    static QueueRulesBody of(QueueRules rules) {
        QueueRules.Overflow overflow = rules.overflow();
        QueueRules.Limit limit = rules.limit();
        QueueRules.Opening opening = rules.opening();
        WeekBody hours = opening == null ? null : WeekBody.of(opening.hours());
        return new QueueRulesBody(
                OrderBody.of(rules.order()),
                keys(rules.teams()),
                rules.rings().stream().map(RingBody::of).toList(),
                overflow == null
                        ? null
                        : new OverflowBody(
                                overflow.to().value(), overflow.after().toSeconds()),
                limit == null ? null : new LimitBody(limit.longest(), limit.then(), limit.words()),
                opening == null || hours == null
                        ? null
                        : new OpeningBody(
                                hours,
                                opening.then(),
                                opening.site() == null ? null : opening.site().value(),
                                opening.words()),
                rules.insistence().toSeconds(),
                rules.delivery(),
                rules.handling() == null ? null : rules.handling().toSeconds());
    }

    /** @throws Problem 400 for a time zone that does not exist */
    QueueRules rules() {
        return new QueueRules(
                order.order(),
                ids(teams),
                rings == null ? List.of() : rings.stream().map(RingBody::ring).toList(),
                overflow == null
                        ? null
                        : new QueueRules.Overflow(
                                new QueueId(overflow.to()), Duration.ofSeconds(overflow.afterSeconds())),
                limit == null ? null : new QueueRules.Limit(limit.longest(), limit.whenFull(), words(limit.words())),
                opening == null ? null : opening(opening),
                seconds(insistenceSeconds, Duration.ZERO),
                delivery == null ? Delivery.OFFER : delivery,
                handlingSeconds == null ? null : Duration.ofSeconds(handlingSeconds));
    }

    private static QueueRules.@Nullable Opening opening(OpeningBody body) {
        WeeklyHours hours = WeekBody.hours(body.hours(), "rules.opening.hours");
        return hours == null
                ? null
                : new QueueRules.Opening(
                        hours,
                        body.whenClosed(),
                        body.site() == null ? null : new QueueId(body.site()),
                        words(body.words()));
    }

    private static Map<String, String> words(@Nullable Map<String, String> words) {
        return words == null ? Map.of() : words;
    }

    private static Duration seconds(@Nullable Long seconds, Duration usual) {
        return seconds == null ? usual : Duration.ofSeconds(seconds);
    }

    private static Set<TeamId> ids(@Nullable List<String> keys) {
        return keys == null ? Set.of() : keys.stream().map(TeamId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> keys(Set<TeamId> ids) {
        return ids.stream().map(TeamId::value).sorted(Comparator.naturalOrder()).toList();
    }
}
