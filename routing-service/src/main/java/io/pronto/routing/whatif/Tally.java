package io.pronto.routing.whatif;

import io.pronto.contracts.QueueId;
import io.pronto.routing.simulation.Contact;
import io.pronto.routing.simulation.Outcome;
import io.pronto.routing.simulation.Outcome.Business;
import io.pronto.routing.simulation.Outcome.Fate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The figures of one simulated day, as numbers in a fixed order; not a number where nothing was measured.
 *
 * @param total in the order of {@link Comparison.Figures}
 * @param groups the occupancy of each group
 * @param queues for each queue as {@code total}
 * @param over for each interval: arrived, service level, mean wait, abandonment
 */
record Tally(double[] total, double[] groups, double[][] queues, double[][] over) {
    static final int OVER = 4;
    private static final int FIGURES = 14;
    private static final double SECOND = 1000;

    static Tally of(Outcome outcome, Plan plan, Plan.Variant variant, Map<QueueId, Integer> queues) {
        List<Integer> all = IntStream.range(0, outcome.fates().size()).boxed().toList();
        List<Business> groups = outcome.groups();
        double budget = 0;
        double busy = 0;
        for (int i = 0; i < groups.size(); i++) {
            int capacity = variant.centre().groups().get(i).profile().capacity();
            budget += groups.get(i).staffedWithinPlan() * capacity;
            busy += groups.get(i).busyWithinPlan() * capacity;
        }
        double[] total = figures(outcome, plan.within(), all);
        total[5] = outcome.moves().size();
        total[6] = outcome.moves().size();
        total[13] = share(busy, budget);
        double[][] byQueue = new double[queues.size()][];
        int[][] places = places(outcome, queues);
        for (Map.Entry<QueueId, Integer> queue : queues.entrySet()) {
            byQueue[queue.getValue()] =
                    ofQueue(outcome, plan, variant, queue.getKey(), places[queue.getValue()], budget);
        }
        return new Tally(
                total,
                groups.stream()
                        .mapToDouble(group -> share(group.busyWithinPlan(), group.staffedWithinPlan()))
                        .toArray(),
                byQueue,
                over(outcome, plan));
    }

    private static int[][] places(Outcome outcome, Map<QueueId, Integer> queues) {
        int[] counts = new int[queues.size()];
        outcome.queues().forEach(queue -> counts[queues.getOrDefault(queue, 0)]++);
        int[][] places = new int[queues.size()][];
        Arrays.setAll(places, queue -> new int[counts[queue]]);
        int[] next = new int[queues.size()];
        for (int i = 0; i < outcome.queues().size(); i++) {
            int queue = queues.getOrDefault(outcome.queues().get(i), 0);
            places[queue][next[queue]++] = i;
        }
        return places;
    }

    private static double[] ofQueue(
            Outcome outcome, Plan plan, Plan.Variant variant, QueueId queue, int[] ended, double budget) {
        double[] figures =
                figures(outcome, plan.within(), IntStream.of(ended).boxed().toList());
        long in =
                outcome.moves().stream().filter(move -> move.to().equals(queue)).count();
        long out = outcome.moves().stream()
                .filter(move -> move.from().equals(queue))
                .count();
        figures[0] += out - in;
        figures[5] = in;
        figures[6] = out;
        double work = 0;
        for (int i : ended) {
            if (outcome.fates().get(i) == Fate.SERVED) {
                Contact contact = outcome.contacts().get(i);
                var kind = variant.centre().kinds().get(contact.kind());
                var served = variant.centre().queues().getOrDefault(queue, kind.queue());
                work += (double) contact.handling() * served.weights().of(kind.channel());
            }
        }
        figures[13] = share(work, budget);
        return figures;
    }

    private static double[] figures(Outcome outcome, long within, List<Integer> which) {
        double served = 0;
        double abandoned = 0;
        double blocked = 0;
        double kept = 0;
        double late = 0;
        long longest = 0;
        long[] waits = new long[which.size()];
        int known = 0;
        for (int i : which) {
            long wait = outcome.waits().get(i);
            longest = Math.max(longest, wait);
            switch (outcome.fates().get(i)) {
                case SERVED -> {
                    served++;
                    kept += wait < within ? 1 : 0;
                    waits[known++] = wait;
                }
                case ABANDONED -> {
                    abandoned++;
                    late += wait >= within ? 1 : 0;
                }
                case BLOCKED -> blocked++;
                case STRANDED -> {}
            }
        }
        long[] sorted = Arrays.copyOf(waits, known);
        Arrays.sort(sorted);
        double[] figures = new double[FIGURES];
        figures[0] = which.size();
        figures[1] = served;
        figures[2] = abandoned;
        figures[3] = blocked;
        figures[4] = which.size() - served - abandoned - blocked;
        figures[7] = share(kept, served + late);
        figures[8] = share(abandoned, which.size() - blocked);
        figures[9] = known == 0 ? Double.NaN : Outcome.mean(sorted) / SECOND;
        figures[10] = known == 0 ? Double.NaN : Outcome.quantile(sorted, 0.5) / SECOND;
        figures[11] = known == 0 ? Double.NaN : Outcome.quantile(sorted, 0.95) / SECOND;
        figures[12] = which.isEmpty() ? Double.NaN : longest / SECOND;
        return figures;
    }

    private static double[][] over(Outcome outcome, Plan plan) {
        long interval = plan.interval().toMillis();
        double[][] sums = new double[plan.intervals()][6];
        for (int i = 0; i < outcome.fates().size(); i++) {
            int at = (int)
                    Math.min(plan.intervals() - 1L, outcome.contacts().get(i).arrival() / interval);
            long wait = outcome.waits().get(i);
            sums[at][0]++;
            switch (outcome.fates().get(i)) {
                case SERVED -> {
                    sums[at][1]++;
                    sums[at][2] += wait < plan.within() ? 1 : 0;
                    sums[at][3] += wait / SECOND;
                }
                case ABANDONED -> {
                    sums[at][4] += wait >= plan.within() ? 1 : 0;
                    sums[at][5]++;
                }
                case BLOCKED, STRANDED -> {}
            }
        }
        double[][] over = new double[plan.intervals()][];
        Arrays.setAll(over, at -> new double[] {
            sums[at][0],
            share(sums[at][2], sums[at][1] + sums[at][4]),
            share(sums[at][3], sums[at][1]),
            share(sums[at][5], sums[at][0])
        });
        return over;
    }

    private static double share(double part, double whole) {
        return whole <= 0 ? Double.NaN : part / whole;
    }
}
