package io.pronto.routing.simulation;

import io.pronto.contracts.QueueId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What became of everybody on one simulated day.
 *
 * @param contacts who came, in the order of arrival; those who came again once more
 * @param fates what became of each
 * @param waits how long each waited, in milliseconds: until served or until gone
 * @param groups how busy each group was
 * @param queues where each was when it ended: the queue that served, was left, or turned away
 * @param moves who went on to another queue after a while
 */
public record Outcome(
        List<Contact> contacts,
        List<Fate> fates,
        List<Long> waits,
        List<Business> groups,
        List<QueueId> queues,
        List<Move> moves) {
    public Outcome {
        queues = List.copyOf(queues);
        moves = List.copyOf(moves);
        contacts = List.copyOf(contacts);
        fates = List.copyOf(fates);
        waits = List.copyOf(waits);
        groups = List.copyOf(groups);
    }

    /** What becomes of a customer. */
    public enum Fate {
        /** Somebody helped. */
        SERVED,
        /** The customer gave up waiting. */
        ABANDONED,
        /** There was no room in the line, or nobody at work: the customer left a message or asked to be called. */
        BLOCKED,
        /** Nobody could ever help, and the customer would have waited for ever. */
        STRANDED
    }

    /** Somebody waited so long that the work overflowed. @param contact which of the contacts, from 0 */
    public record Move(int contact, QueueId from, QueueId to) {}

    /**
     * How busy a group was, in agent milliseconds.
     *
     * @param busy what was taken of its budget
     * @param staffed what there was of it, with those who still finished something after their shift
     * @param busyWithinPlan the same as {@code busy} within the periods that are planned
     * @param staffedWithinPlan the same as {@code staffed} within the periods that are planned
     */
    public record Business(double busy, double staffed, double busyWithinPlan, double staffedWithinPlan) {
        /** The share of the budget that was taken until everybody had gone. */
        public double occupancy() {
            return staffed == 0 ? 0 : busy / staffed;
        }

        /** The same within the planned periods. */
        public double occupancyWithinPlan() {
            return staffedWithinPlan == 0 ? 0 : busyWithinPlan / staffedWithinPlan;
        }
    }

    /** How many had that fate. */
    public long count(Fate fate) {
        return fates.stream().filter(fate::equals).count();
    }

    /** How many of those contacts were served after less than that wait, in milliseconds. */
    public long servedWithin(long wait, Predicate<Contact> which) {
        return IntStream.range(0, fates.size())
                .filter(i -> fates.get(i) == Fate.SERVED && waits.get(i) < wait && which.test(contacts.get(i)))
                .count();
    }

    /** How many gave up after at least that wait, in milliseconds. */
    public long abandonedAfter(long wait) {
        return IntStream.range(0, fates.size())
                .filter(i -> fates.get(i) == Fate.ABANDONED && waits.get(i) >= wait)
                .count();
    }

    /** Served within the time, of those served and those who gave up after it; 1 when there was nobody. */
    public double serviceLevel(long within) {
        long late = count(Fate.SERVED) + abandonedAfter(within);
        return late == 0 ? 1 : (double) servedWithin(within, contact -> true) / late;
    }

    /** The waits of those who were served, in milliseconds, shortest first. */
    public long[] servedWaits() {
        return IntStream.range(0, fates.size())
                .filter(i -> fates.get(i) == Fate.SERVED)
                .mapToLong(waits::get)
                .sorted()
                .toArray();
    }

    /** The longest that anybody waited, served or not, in milliseconds. */
    public long longestWait() {
        return waits.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The mean of sorted waits; 0 without any. */
    public static double mean(long[] sorted) {
        return LongStream.of(sorted).average().orElse(0);
    }

    /** The value that the share of sorted waits does not exceed; 0 without any. @param share 0 to 1 */
    public static long quantile(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(Math.floor(share * sorted.length)))];
    }

    /** All waits of several days, sorted. */
    public static long[] together(List<long[]> days) {
        long[] all = days.stream().flatMapToLong(Arrays::stream).toArray();
        Arrays.sort(all);
        return all;
    }
}
