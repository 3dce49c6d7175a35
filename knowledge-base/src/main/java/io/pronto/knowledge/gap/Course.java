package io.pronto.knowledge.gap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a gap was met, by week.
 *
 * @param missed questions of each week that found no good answer, oldest first; the last seven days are the last week
 * @param answered those of each week that the bot answered, nobody objecting
 */
public record Course(List<Integer> missed, List<Integer> answered) {
    /** So many weeks are shown. */
    public static final int WEEKS = 12;

    private static final Duration WEEK = Duration.ofDays(7);

    public Course {
        missed = List.copyOf(missed);
        answered = List.copyOf(answered);
    }

    /** Questions of the last four weeks that were missed. */
    public int recent() {
        return sum(missed, WEEKS - 4, WEEKS);
    }

    /** The same of the four weeks before. */
    public int before() {
        return sum(missed, WEEKS - 8, WEEKS - 4);
    }

    /** The week of a moment, 0 to {@value #WEEKS} − 1; −1 if it is older. */
    public static int week(Instant at, Instant now) {
        long ago = Math.max(0, Duration.between(at, now).dividedBy(WEEK));
        return ago >= WEEKS ? -1 : WEEKS - 1 - (int) ago;
    }

    /**
     * What an article did to its gap.
     *
     * @param daysBefore the time looked at before the article became visible, at most as long as the one after, at least one week
     * @param missedShareBefore missed questions ÷ all questions of that kind; null if there were none
     */
    public record Effect(
            Instant since,
            int daysBefore,
            int daysAfter,
            int missedBefore,
            int missedAfter,
            int answeredBefore,
            int answeredAfter,
            @Nullable Double missedShareBefore,
            @Nullable Double missedShareAfter) {
        /** From the counts before and after. */
        public static Effect of(
                Instant since, Instant now, int missedBefore, int answeredBefore, int missedAfter, int answeredAfter) {
            return new Effect(
                    since,
                    (int) span(since, now).toDays(),
                    (int) Duration.between(since, now).toDays(),
                    missedBefore,
                    missedAfter,
                    answeredBefore,
                    answeredAfter,
                    share(missedBefore, answeredBefore),
                    share(missedAfter, answeredAfter));
        }

        /** How far back one looks before the article, to compare like with like. */
        public static Duration span(Instant since, Instant now) {
            Duration after = Duration.between(since, now);
            Duration most = WEEK.multipliedBy(WEEKS);
            return after.compareTo(WEEK) < 0 ? WEEK : after.compareTo(most) > 0 ? most : after;
        }

        private static @Nullable Double share(int missed, int answered) {
            return missed + answered == 0 ? null : (double) missed / (missed + answered);
        }
    }

    private static int sum(List<Integer> weeks, int from, int to) {
        return weeks.subList(from, to).stream().mapToInt(Integer::intValue).sum();
    }
}
