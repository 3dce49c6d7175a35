package io.pronto.routing.whatif;

import io.pronto.contracts.QueueId;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.team.TeamId;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a queue is served otherwise than it is, as in the API of queues; what is null stays as it is.
 *
 * @param without what is taken away: {@code rings}, {@code overflow}, {@code limit}, {@code opening}
 */
public record RulesChange(
        @Nullable OrderChange order,
        @Nullable List<String> teams,
        @Nullable List<@Nullable RingChange> rings,
        @Nullable OverflowChange overflow,
        @Nullable LimitChange limit,
        @Nullable OpeningChange opening,
        @Nullable Long insistenceSeconds,
        QueueRules.@Nullable Delivery delivery,
        @Nullable Set<String> without) {
    private static final Set<String> REMOVABLE = Set.of("rings", "overflow", "limit", "opening");

    /** Only another order. */
    public static RulesChange ordered(OrderChange order) {
        return new RulesChange(order, null, null, null, null, null, null, null, null);
    }

    /** @param kind {@code fifo}, {@code priority} or {@code deadline-aware} */
    public record OrderChange(
            @Nullable String kind,
            @Nullable Long stepSeconds,
            @Nullable Long promiseSeconds,
            @Nullable Long overtakenSeconds) {}

    /** @param reach {@code own-teams}, {@code also-teams} or {@code every-team} */
    public record RingChange(
            @Nullable Long afterSeconds,
            @Nullable Integer levelsLower,
            @Nullable Boolean neighbours,
            @Nullable String reach,
            @Nullable List<String> teams,
            @Nullable Boolean anyone) {}

    /** Where work goes that has waited. */
    public record OverflowChange(
            @Nullable String to, @Nullable Long afterSeconds) {}

    /** How long the line may get. */
    public record LimitChange(
            @Nullable Integer longest,
            QueueRules.@Nullable WhenFull whenFull,
            @Nullable Map<String, String> words) {}

    /** When the queue is open. */
    public record OpeningChange(
            @Nullable WeekChange hours,
            QueueRules.@Nullable WhenClosed whenClosed,
            @Nullable String site,
            @Nullable Map<String, String> words) {}

    /** The same hours every week. */
    public record WeekChange(
            @Nullable String zone,
            @Nullable List<@Nullable SpanChange> spans,
            @Nullable List<LocalDate> daysOff) {}

    /** From one time of the clock to another, as {@code 09:00}. */
    public record SpanChange(
            @Nullable DayOfWeek day,
            @Nullable String from,
            @Nullable String to) {}

    /** The rules so changed; what cannot be read is told and stays as it was. @param field where this change stands */
    QueueRules over(QueueRules base, String field, Consumer<QuestionFault> faults) {
        Set<String> gone = without == null ? Set.of() : without;
        gone.stream()
                .filter(word -> !REMOVABLE.contains(word))
                .forEach(word -> faults.accept(QuestionFault.of(field + ".without", "unknown-word", word)));
        return new QueueRules(
                order == null ? base.order() : order(order, base.order(), field + ".order", faults),
                teams == null ? base.teams() : ids(teams),
                gone.contains("rings") ? List.of() : rings == null ? base.rings() : rings(rings, field, faults),
                gone.contains("overflow")
                        ? null
                        : overflow == null ? base.overflow() : overflow(overflow, field + ".overflow", faults),
                gone.contains("limit") ? null : limit == null ? base.limit() : limit(limit, field + ".limit", faults),
                gone.contains("opening")
                        ? null
                        : opening == null ? base.opening() : opening(opening, field + ".opening", faults),
                seconds(insistenceSeconds, base.insistence()),
                delivery == null ? base.delivery() : delivery);
    }

    private static Order order(OrderChange change, Order base, String field, Consumer<QuestionFault> faults) {
        Order.DeadlineAware aware = Order.DeadlineAware.USUAL;
        String kind = change.kind() == null ? "" : change.kind();
        return switch (kind) {
            case "fifo" -> new Order.Fifo();
            case "priority" ->
                change.stepSeconds() == null
                        ? Order.USUAL
                        : new Order.PriorityFirst(Duration.ofSeconds(change.stepSeconds()));
            case "deadline-aware" ->
                new Order.DeadlineAware(
                        seconds(change.promiseSeconds(), aware.promise()),
                        seconds(change.stepSeconds(), aware.step()),
                        seconds(change.overtakenSeconds(), aware.overtaken()));
            default -> {
                faults.accept(QuestionFault.of(field + ".kind", "unknown-word", kind));
                yield base;
            }
        };
    }

    private static List<Ring> rings(List<@Nullable RingChange> changes, String field, Consumer<QuestionFault> faults) {
        if (changes.stream().anyMatch(Objects::isNull)) {
            faults.accept(QuestionFault.of(field + ".rings", "missing", ""));
            return List.of();
        }
        return changes.stream()
                .filter(Objects::nonNull)
                .map(change -> ring(change, field + ".rings", faults))
                .toList();
    }

    private static Ring ring(RingChange change, String field, Consumer<QuestionFault> faults) {
        String code = change.reach() == null ? "own-teams" : change.reach();
        Ring.Reach reach = switch (code) {
            case "own-teams" -> new Ring.Reach.OwnTeams();
            case "also-teams" -> new Ring.Reach.AlsoTeams(change.teams() == null ? Set.of() : ids(change.teams()));
            case "every-team" -> new Ring.Reach.EveryTeam();
            default -> {
                faults.accept(QuestionFault.of(field + ".reach", "unknown-word", code));
                yield new Ring.Reach.OwnTeams();
            }
        };
        return new Ring(
                seconds(change.afterSeconds(), Duration.ZERO),
                change.levelsLower() == null ? 0 : change.levelsLower(),
                Boolean.TRUE.equals(change.neighbours()),
                reach,
                Boolean.TRUE.equals(change.anyone()));
    }

    private static QueueRules.@Nullable Overflow overflow(
            OverflowChange change, String field, Consumer<QuestionFault> faults) {
        if (change.to() == null || change.to().isBlank() || change.to().length() > Planning.LONGEST_NAME) {
            faults.accept(QuestionFault.of(field + ".to", "missing", ""));
            return null;
        }
        return new QueueRules.Overflow(new QueueId(change.to()), seconds(change.afterSeconds(), Duration.ZERO));
    }

    private static QueueRules.@Nullable Limit limit(LimitChange change, String field, Consumer<QuestionFault> faults) {
        if (change.longest() == null || change.whenFull() == null) {
            faults.accept(
                    QuestionFault.of(field + (change.longest() == null ? ".longest" : ".whenFull"), "missing", ""));
            return null;
        }
        return new QueueRules.Limit(
                change.longest(), change.whenFull(), change.words() == null ? Map.of() : change.words());
    }

    private static QueueRules.@Nullable Opening opening(
            OpeningChange change, String field, Consumer<QuestionFault> faults) {
        WeeklyHours hours = change.hours() == null ? null : week(change.hours(), field + ".hours", faults);
        if (hours == null || change.whenClosed() == null) {
            faults.accept(QuestionFault.of(field + (hours == null ? ".hours" : ".whenClosed"), "missing", ""));
            return null;
        }
        return new QueueRules.Opening(
                hours,
                change.whenClosed(),
                change.site() == null || change.site().isBlank() ? null : new QueueId(change.site()),
                change.words() == null ? Map.of() : change.words());
    }

    private static @Nullable WeeklyHours week(WeekChange week, String field, Consumer<QuestionFault> faults) {
        try {
            return new WeeklyHours(
                    ZoneId.of(week.zone() == null ? "UTC" : week.zone()),
                    week.spans() == null
                            ? List.of()
                            : week.spans().stream()
                                    .filter(Objects::nonNull)
                                    .filter(span -> span.day() != null && span.from() != null && span.to() != null)
                                    .map(span -> new WeeklyHours.Span(
                                            Objects.requireNonNull(span.day()),
                                            LocalTime.parse(Objects.requireNonNull(span.from())),
                                            LocalTime.parse(Objects.requireNonNull(span.to()))))
                                    .toList(),
                    week.daysOff() == null ? Set.of() : Set.copyOf(week.daysOff()));
        } catch (DateTimeParseException e) {
            faults.accept(QuestionFault.of(field + ".spans", "out-of-range", e.getParsedString()));
        } catch (DateTimeException e) {
            faults.accept(QuestionFault.of(field + ".zone", "unknown-word", Objects.toString(week.zone(), "")));
        }
        return null;
    }

    private static Set<TeamId> ids(List<String> keys) {
        return keys.stream().filter(key -> !key.isBlank()).map(TeamId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Duration seconds(@Nullable Long seconds, Duration usual) {
        return seconds == null ? usual : Duration.ofSeconds(seconds);
    }
}
