package io.pronto.platform.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Ordered streams of events between services. A stream may lose everything at any time, and readers may see an entry
 * twice: the outbox of the writer and the cursors of the readers make up for it. What a bus must promise is in
 * {@code EventBusContract}: within a stream sequences only rise, and what one appended becomes readable in that order.
 *
 * <p>All methods throw a {@link RuntimeException} when the bus cannot be reached; callers try again.
 */
public interface EventBus {
    /** Streams per source. The same in all services; a change would need every stream to be drained first. */
    int PARTITIONS = 8;

    /** One ordered stream: a service's events whose subjects fall into one partition. */
    record Stream(String source, int partition) {
        /** @throws IllegalArgumentException for a partition that does not exist */
        public Stream {
            if (partition < 0 || partition >= PARTITIONS) {
                throw new IllegalArgumentException("partition " + partition + " is not in 0 … " + (PARTITIONS - 1));
            }
        }

        /** The stream that orders the events about a subject. */
        static Stream of(String source, String subject) {
            return new Stream(source, Math.floorMod(subject.hashCode(), PARTITIONS));
        }

        @Override
        public String toString() {
            return source + ":" + partition;
        }
    }

    /** @param type the event's type name @param event a CloudEvent as JSON */
    record Entry(long sequence, String type, String event) {}

    /** An entry as it was read. */
    record Delivery(Stream stream, Entry entry) {}

    /**
     * Adds entries with rising sequences to the end. An entry whose sequence is not above the stream's last one is left
     * out silently: somebody else has appended it.
     */
    void append(Stream stream, List<Entry> entries);

    /**
     * Waits until one of the streams has an entry above the given sequence, and gives what there is, in order per stream.
     *
     * @param after the last sequence already known, per stream
     * @param limit entries per stream at most, at least 1
     * @param block the longest wait; zero does not wait
     */
    List<Delivery> read(Map<Stream, Long> after, int limit, Duration block);

    /** The highest sequence ever appended, or nothing when the stream is empty or lost. */
    OptionalLong lastSequence(Stream stream);

    /** Puts these entries in the place of all that the stream holds, at once: readers see the old or the new. */
    void rebuild(Stream stream, List<Entry> entries);

    /** Asks the stream's writer to rebuild it from this sequence on; asking again is harmless. */
    void askReplay(Stream stream, long from);

    /** Takes the open requests for streams of that source: per stream the sequences asked for. */
    Map<Stream, Set<Long>> takeReplayRequests(String source);

    /** Answers such a request: the stream now begins at {@code first}, the oldest kept sequence that is not below {@code from}. */
    void answerReplay(Stream stream, long from, long first);

    /** The answer to a request, for some minutes; {@code first} above {@code from} means that what lies between is gone. */
    OptionalLong replayAnswer(Stream stream, long from);
}
