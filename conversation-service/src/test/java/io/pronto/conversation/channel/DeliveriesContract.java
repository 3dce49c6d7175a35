package io.pronto.conversation.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every queue of outgoing messages promises. */
public interface DeliveriesContract {

    /** Far ahead, so that the running service finds nothing of this due. */
    Instant THEN = Instant.parse("2101-01-01T00:00:00Z");

    Deliveries deliveries();

    Supplier<UUID> ids();

    /** A fresh connection with a thread in a fresh conversation. */
    ChannelThread aThread();

    /** Another thread of that connection, in another conversation. */
    ChannelThread anotherThread(UUID connection);

    private Dispatch queued(ChannelThread thread, long sequence) {
        Dispatch dispatch = new Dispatch(
                ids().get(),
                thread.connection(),
                thread.id(),
                thread.conversation(),
                new MessageId(ids().get()),
                sequence,
                0,
                "Hello",
                false,
                Progress.QUEUED,
                0,
                THEN,
                null,
                null,
                THEN,
                null);
        deliveries().add(dispatch);
        return dispatch;
    }

    private List<UUID> claimed(UUID connection, Instant now, int limit) {
        return deliveries().claim(connection, now, now.plusSeconds(30), limit).stream()
                .map(Dispatch::id)
                .toList();
    }

    @Test
    default void withinAConversationNothingOvertakes() {
        ChannelThread thread = aThread();
        Dispatch second = queued(thread, 2);
        Dispatch first = queued(thread, 1);
        ChannelThread other = anotherThread(thread.connection());
        Dispatch elsewhere = queued(other, 1);
        assertThat(deliveries().connectionsDue(THEN)).contains(thread.connection());
        assertThat(claimed(thread.connection(), THEN, 10)).containsExactlyInAnyOrder(first.id(), elsewhere.id());
        assertThat(claimed(thread.connection(), THEN.plusSeconds(29), 10)).isEmpty();

        deliveries().later(first.id(), "status: 500", THEN.plusSeconds(60), true);
        assertThat(claimed(thread.connection(), THEN.plusSeconds(40), 10))
                .as("the second waits behind the first")
                .containsExactly(elsewhere.id());
        assertThat(claimed(thread.connection(), THEN.plusSeconds(60), 10)).containsExactly(first.id());
        deliveries().sent(first.id(), "p-1", THEN.plusSeconds(61));
        assertThat(claimed(thread.connection(), THEN.plusSeconds(62), 10)).containsExactly(second.id());
        assertThat(deliveries().find(first.id()).orElseThrow())
                .returns(Progress.SENT, Dispatch::progress)
                .returns("p-1", Dispatch::providerId)
                .returns(1, Dispatch::attempts);
    }

    @Test
    default void theSamePieceIsQueuedOnce() {
        ChannelThread thread = aThread();
        Dispatch first = queued(thread, 1);
        deliveries().add(first);
        assertThat(deliveries().of(thread.conversation(), 10)).hasSize(1);
    }

    @Test
    default void whatFailedIsListedAndCanBeSentAgain() {
        ChannelThread thread = aThread();
        Dispatch first = queued(thread, 1);
        Dispatch second = queued(thread, 2);
        assertThat(deliveries().resend(first.id(), THEN))
                .as("it has not failed")
                .isFalse();
        assertThat(deliveries().failed(first.id(), "status: 400")).isTrue();
        assertThat(deliveries().failed(first.id(), "status: 400")).isFalse();
        assertThat(claimed(thread.connection(), THEN, 10))
                .as("one that failed blocks nobody")
                .containsExactly(second.id());
        assertThat(deliveries().failures(thread.connection(), null, 10))
                .extracting(Dispatch::id)
                .containsExactly(first.id());
        assertThat(deliveries().failures(thread.connection(), first.id(), 10)).isEmpty();
        assertThat(deliveries().loads()).contains(new Deliveries.Load(thread.connection(), 1, 1, THEN));
        deliveries().sent(second.id(), null, THEN);
        assertThat(deliveries().resend(first.id(), THEN.plusSeconds(100))).isTrue();
        assertThat(claimed(thread.connection(), THEN.plusSeconds(100), 10)).containsExactly(first.id());
    }

    @Test
    default void newsOfThePlatformNeverGoesBack() {
        ChannelThread thread = aThread();
        Dispatch first = queued(thread, 1);
        deliveries().sent(first.id(), "p-9", THEN);
        assertThat(deliveries().reported(thread.connection(), "p-9", Progress.READ, ""))
                .isPresent();
        assertThat(deliveries().reported(thread.connection(), "p-9", Progress.DELIVERED, ""))
                .isEmpty();
        assertThat(deliveries().reported(thread.connection(), "p-9", Progress.FAILED, "late"))
                .isEmpty();
        assertThat(deliveries().reported(thread.connection(), "p-unknown", Progress.READ, ""))
                .isEmpty();
        Dispatch second = queued(thread, 2);
        deliveries().sent(second.id(), "p-10", THEN.plusSeconds(5));
        assertThat(deliveries().readUpTo(thread.connection(), thread.key(), THEN.plusSeconds(4)))
                .isEmpty();
        assertThat(deliveries().readUpTo(thread.connection(), thread.key(), THEN.plusSeconds(5)))
                .extracting(Dispatch::id)
                .containsExactly(second.id());
    }

    @Test
    default void aClosedGateIsRememberedAndKeepsItsConnectionFromBeingDue() {
        ChannelThread thread = aThread();
        queued(thread, 1);
        assertThat(deliveries().gate(thread.connection())).isEqualTo(Gate.OPEN);
        Gate closed = Gate.OPEN.afterOutage(THEN, null, 0);
        deliveries().remember(thread.connection(), closed, "status: 503", THEN);
        assertThat(deliveries().gate(thread.connection())).isEqualTo(closed);
        assertThat(deliveries().connectionsDue(THEN)).doesNotContain(thread.connection());
        assertThat(deliveries().connectionsDue(THEN.plusSeconds(2))).contains(thread.connection());
    }
}
