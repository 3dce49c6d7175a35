package io.pronto.analytics.report;

import io.pronto.analytics.fact.Measure;
import io.pronto.analytics.report.Figures.Attainment;
import io.pronto.analytics.report.Figures.Bot;
import io.pronto.analytics.report.Figures.Durations;
import io.pronto.analytics.report.Figures.Ratings;
import io.pronto.contracts.Metric;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measure over a period: how often, how much, how many successes.
 *
 * @param good measurements that are a success
 * @param goodStandard the same by the standard, leaving out the adjustments of their time
 */
public record Tally(
        Measure measure,
        long count,
        double sum,
        @Nullable Double median,
        @Nullable Double p90,
        @Nullable Double p99,
        long good,
        long goodStandard) {

    /** The figures of one group of tallies, at most one per measure. */
    public static Figures figures(Iterable<Tally> tallies) {
        Map<Measure, Tally> by = new EnumMap<>(Measure.class);
        tallies.forEach(tally -> by.put(tally.measure, tally));
        Map<Metric, Attainment> attainment = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            Tally promise = by.get(Measure.ofPromise(metric));
            attainment.put(
                    metric,
                    promise == null
                            ? Attainment.of(0, 0, 0)
                            : Attainment.of(promise.good, promise.goodStandard, promise.count));
        }
        Tally bot = by.get(Measure.BOT_SESSION);
        Tally ratings = by.get(Measure.RATING);
        Tally calls = by.get(Measure.CALL);
        return new Figures(
                count(by.get(Measure.CONVERSATION)),
                durations(by.get(Measure.FIRST_RESPONSE)),
                durations(by.get(Measure.HUMAN_WAIT)),
                durations(by.get(Measure.RESPONSE)),
                durations(by.get(Measure.RESOLUTION)),
                attainment,
                Bot.of(count(bot), bot == null ? 0 : bot.good, count(by.get(Measure.BOT_HANDOFF))),
                ratings == null ? Ratings.of(0, 0, 0) : Ratings.of(ratings.count, ratings.sum, ratings.good),
                Figures.Calls.of(
                        count(calls),
                        calls == null ? 0 : calls.good,
                        durations(by.get(Measure.CALL_WAIT)),
                        durations(by.get(Measure.CALL_LOST)),
                        durations(by.get(Measure.CALL_TALK))));
    }

    private static long count(@Nullable Tally tally) {
        return tally == null ? 0 : tally.count;
    }

    private static Durations durations(@Nullable Tally tally) {
        return tally == null || tally.count == 0
                ? Durations.NONE
                : new Durations(tally.count, tally.sum, tally.sum / tally.count, tally.median, tally.p90, tally.p99);
    }
}
