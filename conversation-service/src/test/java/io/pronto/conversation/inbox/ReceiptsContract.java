package io.pronto.conversation.inbox;

import static io.pronto.conversation.inbox.Receipts.Side.CUSTOMER;
import static io.pronto.conversation.inbox.Receipts.Side.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.inbox.Receipts.Mark;
import io.pronto.conversation.inbox.Receipts.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of delivery and read states promises. */
public interface ReceiptsContract {

    AgentId MEI = new AgentId("mei");

    Receipts receipts();

    /** A conversation of two entries: the customer's message, then the greeting. */
    ConversationId aConversation();

    @Test
    default void marksOnlyGoForwardAndReadMeansDelivered() {
        ConversationId id = aConversation();
        assertThat(receipts().of(id)).isEqualTo(Receipt.NONE);
        Mark delivered = new Mark(id, CUSTOMER, false, 2);
        Mark read = new Mark(id, STAFF, true, 1);
        assertThat(receipts().mark(List.of(delivered, read))).containsExactly(delivered, read);
        assertThat(receipts().of(id)).isEqualTo(new Receipt(2, 0, 1, 1));
        assertThat(receipts().mark(List.of(new Mark(id, CUSTOMER, false, 1), read)))
                .isEmpty();
        assertThat(receipts().of(id)).isEqualTo(new Receipt(2, 0, 1, 1));
        assertThat(receipts().mark(List.of())).isEmpty();
    }

    @Test
    default void nobodyHasReadWhatIsNotWritten() {
        ConversationId id = aConversation();
        receipts().mark(List.of(new Mark(id, CUSTOMER, true, 1_000)));
        assertThat(receipts().of(id).customerRead()).isEqualTo(2);
        receipts().read(id, MEI, 1_000);
        assertThat(receipts().places(List.of(id))).containsEntry(id, List.of(new Place("mei", 2, 0)));
    }

    @Test
    default void anAgentsPlaceTellsWhatIsUnreadAndNeverGoesBack() {
        ConversationId id = aConversation();
        assertThat(receipts().places(List.of(id))).isEmpty();
        receipts().read(id, MEI, 1);
        receipts().read(id, MEI, 0);
        assertThat(receipts().places(List.of(id)).get(id)).containsExactly(new Place("mei", 1, 0));
        ConversationId other = aConversation();
        receipts().read(other, MEI, 0);
        assertThat(receipts().places(List.of(other)).get(other)).containsExactly(new Place("mei", 0, 1));
    }
}
