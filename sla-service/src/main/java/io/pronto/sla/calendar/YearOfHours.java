package io.pronto.sla.calendar;

/**
 * The opening intervals of one local year as moments, with running sums: worked time until a moment is one look into a
 * table of slots and a search among the few intervals of the slot. All numbers are nanoseconds, moments since 1970.
 */
final class YearOfHours {
    /** The year's first moment and the first moment after it. */
    final long start;

    final long end;
    private final long[] opens;
    private final long[] closes;
    /** {@code before[i]} is the working time before interval i; the last element is the year's total. */
    private final long[] before;
    // Where to look: the year, and the year's working time, cut into slots of a power of two nanoseconds.
    private final int opensShift;
    private final int[] opensSlots;
    private final int beforeShift;
    private final int[] beforeSlots;

    YearOfHours(long start, long end, long[] opens, long[] closes) {
        this.start = start;
        this.end = end;
        this.opens = opens;
        this.closes = closes;
        this.before = new long[opens.length + 1];
        for (int i = 0; i < opens.length; i++) {
            before[i + 1] = before[i] + (closes[i] - opens[i]);
        }
        int count = opens.length;
        this.opensShift = shiftFor(end - start, count);
        this.opensSlots = slots(opens, count, start, end - start, opensShift);
        this.beforeShift = shiftFor(before[count], count);
        this.beforeSlots = slots(before, count, 0, before[count], beforeShift);
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

    /** When the interval of the moment closes, or else the next one opens; the year's end if neither is in the year. */
    long changeAfter(long moment) {
        int i = lastStartingBy(moment);
        if (i >= 0 && moment < closes[i]) {
            return closes[i];
        }
        return i + 1 < opens.length ? opens[i + 1] : end;
    }

    /** The first moment by which {@code worked} (over 0, at most the total) has been worked. */
    long firstMomentAfter(long worked) {
        int slot = (int) (worked >> beforeShift);
        int i = last(before, worked - 1, Math.max(0, beforeSlots[slot] - 1), beforeSlots[slot + 1] - 1);
        return opens[i] + worked - before[i];
    }

    /** The last moment by which no more than {@code worked} (from 0, under the total) has been worked. */
    long lastMomentWith(long worked) {
        int slot = (int) (worked >> beforeShift);
        int i = last(before, worked, Math.max(0, beforeSlots[slot] - 1), beforeSlots[slot + 1] - 1);
        return opens[i] + worked - before[i];
    }

    private int lastStartingBy(long moment) {
        int slot = (int) ((moment - start) >> opensShift);
        return last(opens, moment, opensSlots[slot] - 1, opensSlots[slot + 1] - 1);
    }

    /** The last index from {@code low} to {@code high} whose value is at most the limit; {@code low} if none is. */
    private static int last(long[] values, long limit, int low, int high) {
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (values[middle] <= limit) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** How far to shift for about two slots an interval. */
    private static int shiftFor(long length, int intervals) {
        return Math.max(0, 64 - Long.numberOfLeadingZeros(length / (2L * intervals + 1)));
    }

    /** For each slot from {@code origin} the number of values before it; one slot more than the length has. */
    private static int[] slots(long[] values, int count, long origin, long length, int shift) {
        int[] slots = new int[(int) (length >> shift) + 2];
        int i = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            while (i < count && values[i] - origin < (long) slot << shift) {
                i++;
            }
            slots[slot] = i;
        }
        return slots;
    }
}
