package io.pronto.analytics.report;

import io.pronto.contracts.Metric;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a period's measurements come to. A figure belongs to the period in which it was settled: a first response to the
 * day of the reply, a rating to the day it was given, a promise to the day it was kept or broken, a conversation and its
 * bot session to the day they began.
 *
 * @param conversations enquiries opened
 * @param calls customers' telephone calls that ended
 * @param averageResponse the sum of all response times ÷ their count, never an average of averages
 */
public record Figures(
        long conversations,
        Durations firstResponse,
        Durations humanWait,
        Durations averageResponse,
        Durations resolution,
        Map<Metric, Attainment> attainment,
        Bot bot,
        Ratings csat,
        Calls calls) {

    public Figures {
        attainment = Map.copyOf(attainment);
    }

    /** Seconds; the statistics are absent where nothing was measured. */
    public record Durations(
            long count,
            double sum,
            @Nullable Double mean,
            @Nullable Double median,
            @Nullable Double p90,
            @Nullable Double p99) {
        /** Nothing measured. */
        public static final Durations NONE = new Durations(0, 0, null, null, null, null);
    }

    /**
     * Promises kept ÷ promises finished. 达标率
     *
     * @param metStandard how many would have been kept without the adjustments of their time
     * @param standardRate the same as a share
     */
    public record Attainment(
            long met,
            long finished,
            @Nullable Double rate,
            long metStandard,
            @Nullable Double standardRate) {
        /** Of these counts. */
        public static Attainment of(long met, long metStandard, long finished) {
            return new Attainment(met, finished, ratio(met, finished), metStandard, ratio(metStandard, finished));
        }
    }

    /**
     * How the bot did.
     *
     * @param resolved sessions without a person and without a re-contact within 72 h
     * @param resolutionRate resolved ÷ sessions
     * @param handoffRate handed off ÷ sessions
     */
    public record Bot(
            long sessions,
            long resolved,
            long handedOff,
            @Nullable Double resolutionRate,
            @Nullable Double handoffRate) {
        /** Of these counts. */
        public static Bot of(long sessions, long resolved, long handedOff) {
            return new Bot(sessions, resolved, handedOff, ratio(resolved, sessions), ratio(handedOff, sessions));
        }
    }

    /** Ratings from 1 to 5. @param positiveRate ratings of 4 and 5 ÷ all */
    public record Ratings(
            long count, @Nullable Double mean, @Nullable Double positiveRate) {
        /** Of these counts. */
        public static Ratings of(long count, double sum, long positive) {
            return new Ratings(count, count == 0 ? null : sum / count, ratio(positive, count));
        }
    }

    /**
     * Customers' calls.
     *
     * @param answered in which somebody spoke with her
     * @param lost whose callers hung up before
     * @param inLine seconds in line, of the answered ones
     * @param lostAfter seconds in line, of the lost ones
     * @param talk seconds spoken, also in calls of ours
     */
    public record Calls(
            long count,
            long answered,
            long lost,
            @Nullable Double answeredRate,
            @Nullable Double lostRate,
            Durations inLine,
            Durations lostAfter,
            Durations talk) {
        /** Of these counts. */
        public static Calls of(long count, long answered, Durations inLine, Durations lostAfter, Durations talk) {
            long lost = lostAfter.count();
            return new Calls(
                    count, answered, lost, ratio(answered, count), ratio(lost, count), inLine, lostAfter, talk);
        }
    }

    private static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
