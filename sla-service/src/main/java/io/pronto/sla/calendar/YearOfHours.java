package io.pronto.sla.calendar;

import java.util.Arrays;

/**
 * The opening intervals of one local year as moments, with running sums: worked time until a moment is one binary
 * search. All numbers are nanoseconds, moments since 1970.
 */
final class YearOfHours {
    /** The year's first moment and the first moment after it. */
    final long start;

    final long end;
    private final long[] opens;
    private final long[] closes;
    /** {@code before[i]} is the working time before interval i; the last element is the year's total. */
    private final long[] before;

    YearOfHours(long start, long end, long[] opens, long[] closes) {
        this.start = start;
        this.end = end;
        this.opens = opens;
        this.closes = closes;
        this.before = new long[opens.length + 1];
        for (int i = 0; i < opens.length; i++) {
            before[i + 1] = before[i] + (closes[i] - opens[i]);
        }
    }

    long total() {
        return before[opens.length];
    }

    /** Working time of this year before the moment. */
    long workedUntil(long moment) {
        int i = lastStartingBy(moment);
        return i < 0 ? 0 : before[i] + Math.min(moment, closes[i]) - opens[i];
    }

    boolean isOpen(long moment) {
        int i = lastStartingBy(moment);
        return i >= 0 && moment < closes[i];
    }

    /** The first moment by which {@code worked} (over 0, at most the total) has been worked. */
    long firstMomentAfter(long worked) {
        int found = Arrays.binarySearch(before, worked);
        int i = (found >= 0 ? found : -found - 1) - 1;
        return opens[i] + worked - before[i];
    }

    /** The last moment by which no more than {@code worked} (from 0, under the total) has been worked. */
    long lastMomentWith(long worked) {
        int found = Arrays.binarySearch(before, worked);
        int i = found >= 0 ? found : -found - 2;
        return opens[i] + worked - before[i];
    }

    private int lastStartingBy(long moment) {
        int found = Arrays.binarySearch(opens, moment);
        return found >= 0 ? found : -found - 2;
    }
}
