package io.pronto.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.platform.event.EventBus.Delivery;
import io.pronto.platform.event.EventBus.Entry;
import io.pronto.platform.event.EventBus.Stream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link EventBus} promises. */
interface EventBusContract {
    EventBus bus();

    /** A stream nobody else uses. */
    default Stream aStream() {
        return new Stream("s" + UUID.randomUUID(), 3);
    }

    private static List<Entry> entries(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(sequence -> new Entry(sequence, "type", "event " + sequence))
                .toList();
    }

    private List<Long> sequencesAfter(Stream stream, long after) {
        return bus().read(Map.of(stream, after), 1000, Duration.ZERO).stream()
                .map(delivery -> delivery.entry().sequence())
                .toList();
    }

    @Test
    default void an_empty_stream_has_no_last_sequence_and_nothing_to_read() {
        Stream stream = aStream();
        assertThat(bus().lastSequence(stream)).isEmpty();
        assertThat(sequencesAfter(stream, 0)).isEmpty();
        assertThat(bus().read(Map.of(), 10, Duration.ZERO)).isEmpty();
    }

    @Test
    default void entries_are_read_in_order_from_any_place() {
        Stream stream = aStream();
        bus().append(stream, entries(1, 3));
        bus().append(stream, entries(4, 5));
        assertThat(sequencesAfter(stream, 0)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(sequencesAfter(stream, 3)).containsExactly(4L, 5L);
        assertThat(sequencesAfter(stream, 5)).isEmpty();
        assertThat(bus().lastSequence(stream)).hasValue(5);
        assertThat(bus().read(Map.of(stream, 2L), 1, Duration.ZERO))
                .containsExactly(new Delivery(stream, new Entry(3, "type", "event 3")));
    }

    @Test
    default void a_second_append_of_the_same_is_left_out_and_what_is_new_in_it_is_kept() {
        Stream stream = aStream();
        bus().append(stream, entries(1, 4));
        bus().append(stream, entries(2, 6));
        bus().append(stream, entries(1, 1));
        assertThat(sequencesAfter(stream, 0)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    default void a_stream_may_begin_anywhere() {
        Stream stream = aStream();
        bus().append(stream, entries(41, 42));
        assertThat(sequencesAfter(stream, 0)).containsExactly(41L, 42L);
    }

    @Test
    default void several_streams_are_read_at_once_each_in_its_order() {
        Stream one = aStream();
        Stream two = aStream();
        bus().append(one, entries(1, 2));
        bus().append(two, entries(7, 9));
        List<Delivery> read = bus().read(Map.of(one, 1L, two, 7L), 10, Duration.ZERO);
        assertThat(read)
                .filteredOn(d -> d.stream().equals(one))
                .extracting(d -> d.entry().sequence())
                .containsExactly(2L);
        assertThat(read)
                .filteredOn(d -> d.stream().equals(two))
                .extracting(d -> d.entry().sequence())
                .containsExactly(8L, 9L);
    }

    @Test
    default void a_waiting_reader_is_woken_by_an_append() throws Exception {
        Stream stream = aStream();
        CompletableFuture<List<Delivery>> read =
                CompletableFuture.supplyAsync(() -> bus().read(Map.of(stream, 0L), 10, Duration.ofSeconds(20)));
        bus().append(stream, entries(1, 1));
        assertThat(read.get(10, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    default void a_rebuilt_stream_has_what_it_was_given_and_goes_on_from_there() {
        Stream stream = aStream();
        bus().append(stream, entries(50, 60));
        bus().rebuild(stream, entries(10, 20));
        assertThat(sequencesAfter(stream, 0)).first().isEqualTo(10L);
        assertThat(bus().lastSequence(stream)).hasValue(20);
        bus().append(stream, entries(21, 22));
        assertThat(sequencesAfter(stream, 19)).containsExactly(20L, 21L, 22L);
    }

    @Test
    default void replay_requests_are_taken_once_and_answered() {
        Stream stream = aStream();
        assertThat(bus().takeReplayRequests(stream.source())).isEmpty();
        bus().askReplay(stream, 5);
        bus().askReplay(stream, 5);
        bus().askReplay(stream, 9);
        assertThat(bus().takeReplayRequests(stream.source())).isEqualTo(Map.of(stream, Set.of(5L, 9L)));
        assertThat(bus().takeReplayRequests(stream.source())).isEmpty();
        assertThat(bus().replayAnswer(stream, 5)).isEmpty();
        bus().answerReplay(stream, 5, 7);
        assertThat(bus().replayAnswer(stream, 5)).hasValue(7);
        assertThat(bus().replayAnswer(stream, 9)).isEmpty();
    }
}
