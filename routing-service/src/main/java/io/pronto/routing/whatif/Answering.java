package io.pronto.routing.whatif;

import io.pronto.contracts.QueueId;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.simulation.Contact;
import io.pronto.routing.simulation.Group;
import io.pronto.routing.simulation.Outcome;
import io.pronto.routing.simulation.Simulation;
import io.pronto.routing.simulation.Study;
import io.pronto.routing.whatif.Comparison.Figures;
import io.pronto.routing.whatif.Comparison.GroupResult;
import io.pronto.routing.whatif.Comparison.Interval;
import io.pronto.routing.whatif.Comparison.IntervalResult;
import io.pronto.routing.whatif.Comparison.PolicyResult;
import io.pronto.routing.whatif.Comparison.QueueResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Simulates a plan: on each day the same customers come under every policy (common random numbers), so that policies differ by what they
 * do and not by who happened to come.
 */
public final class Answering {
    private final Plan plan;
    private final Map<QueueId, Integer> queues = new LinkedHashMap<>();
    private final List<List<Tally>> days = new ArrayList<>();

    private Answering(Plan plan) {
        this.plan = plan;
        plan.variants().getFirst().centre().queues().keySet().forEach(queue -> queues.put(queue, queues.size()));
        plan.variants().forEach(variant -> days.add(new ArrayList<>()));
    }

    /** Hears how far it is, after each simulated day of each policy. */
    public interface Progress {
        /** @param done from 0 to 1 @return whether to go on */
        boolean reached(double done);
    }

    /** The answer; nothing when the progress did not want to go on. */
    public static Optional<Comparison> of(Plan plan, Progress progress) {
        return new Answering(plan).answer(progress);
    }

    private Optional<Comparison> answer(Progress progress) {
        int all = plan.replications() * plan.variants().size();
        int done = 0;
        for (int day = 0; day < plan.replications(); day++) {
            List<Contact> contacts = plan.source().day(plan.seed(), day);
            for (int i = 0; i < plan.variants().size(); i++) {
                Plan.Variant variant = plan.variants().get(i);
                Outcome outcome = Simulation.of(variant.centre(), contacts, () -> 1);
                days.get(i).add(Tally.of(outcome, plan, variant, queues));
                if (!progress.reached((double) ++done / all)) {
                    return Optional.empty();
                }
            }
        }
        List<PolicyResult> results = new ArrayList<>();
        for (int i = 0; i < plan.variants().size(); i++) {
            results.add(result(plan.variants().get(i), days.get(i), i == 0 ? null : days.getFirst()));
        }
        return Optional.of(new Comparison(
                plan.start(),
                plan.zone().getId(),
                plan.interval().toSeconds(),
                plan.within() / 1000,
                plan.replications(),
                plan.expected(),
                results,
                plan.really(),
                plan.notes(),
                plan.warnings()));
    }

    private PolicyResult result(Plan.Variant variant, List<Tally> tallies, @Nullable List<Tally> first) {
        List<Group> groups = variant.centre().groups();
        List<GroupResult> byGroup = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            int group = i;
            byGroup.add(new GroupResult(
                    groups.get(i).name(),
                    groups.get(i).staff().stream()
                            .mapToInt(Integer::intValue)
                            .average()
                            .orElse(0),
                    mean(tallies, tally -> tally.groups()[group], Double.POSITIVE_INFINITY)));
        }
        List<QueueResult> byQueue = new ArrayList<>();
        queues.forEach((id, number) -> {
            Queue queue = variant.centre().queues().get(id);
            if (queue != null && tallies.stream().anyMatch(tally -> used(tally.queues()[number]))) {
                byQueue.add(new QueueResult(
                        id.value(), queue.name(), queue.nameZh(), figures(tallies, tally -> tally.queues()[number])));
            }
        });
        List<IntervalResult> over = new ArrayList<>();
        for (int i = 0; i < plan.intervals(); i++) {
            int at = i;
            over.add(new IntervalResult(
                    plan.interval().toSeconds() * i,
                    mean(tallies, tally -> tally.over()[at][0], Double.POSITIVE_INFINITY),
                    mean(tallies, tally -> tally.over()[at][1], 1),
                    mean(tallies, tally -> tally.over()[at][2], Double.POSITIVE_INFINITY),
                    mean(tallies, tally -> tally.over()[at][3], 1)));
        }
        return new PolicyResult(
                variant.name(),
                figures(tallies, Tally::total),
                first == null ? null : differences(tallies, first),
                byGroup,
                byQueue,
                over);
    }

    private static boolean used(double[] figures) {
        return figures[0] > 0 || figures[5] > 0 || figures[6] > 0;
    }

    private interface Row {
        double[] of(Tally tally);
    }

    private interface Column {
        @Nullable
        Interval of(int figure);
    }

    private static Figures figures(List<Tally> tallies, Row row) {
        return figures(figure -> mean(
                tallies, tally -> row.of(tally)[figure], figure == 7 || figure == 8 ? 1 : Double.POSITIVE_INFINITY));
    }

    private static Figures differences(List<Tally> tallies, List<Tally> first) {
        return figures(figure -> {
            double[] differences = new double[tallies.size()];
            for (int day = 0; day < differences.length; day++) {
                differences[day] =
                        tallies.get(day).total()[figure] - first.get(day).total()[figure];
            }
            return Study.mean(differences)
                    .map(estimate -> new Interval(estimate.mean(), estimate.low(), estimate.high()))
                    .orElse(null);
        });
    }

    private static Figures figures(Column column) {
        return new Figures(
                column.of(0),
                column.of(1),
                column.of(2),
                column.of(3),
                column.of(4),
                column.of(5),
                column.of(6),
                column.of(7),
                column.of(8),
                column.of(9),
                column.of(10),
                column.of(11),
                column.of(12),
                column.of(13));
    }

    /** No figure is below 0, and a share not above 1: neither is what is said of it. */
    private static @Nullable Interval mean(List<Tally> tallies, ToDoubleFunction<Tally> figure, double most) {
        return Study.mean(tallies.stream().mapToDouble(figure).toArray())
                .map(estimate ->
                        new Interval(estimate.mean(), Math.max(0, estimate.low()), Math.min(most, estimate.high())))
                .orElse(null);
    }
}
