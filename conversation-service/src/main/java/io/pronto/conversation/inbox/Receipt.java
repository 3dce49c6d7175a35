package io.pronto.conversation.inbox;

import io.pronto.conversation.enquiry.Author;
import io.pronto.conversation.enquiry.Entry;

/** How far each side of a conversation has got, as sequences; 0: nowhere yet. Neither ever goes back. */
public record Receipt(long customerDelivered, long customerRead, long staffDelivered, long staffRead) {

    /** Nobody has anything yet. */
    public static final Receipt NONE = new Receipt(0, 0, 0, 0);

    /** How far that entry has come to the side that did not write it. */
    public String delivery(Entry entry) {
        boolean customers = entry.author().kind() == Author.Kind.CUSTOMER;
        if (entry.kind() != Entry.Kind.MESSAGE) {
            return "stored";
        }
        if (entry.sequence() <= (customers ? staffRead : customerRead)) {
            return "read";
        }
        return entry.sequence() <= (customers ? staffDelivered : customerDelivered) ? "delivered" : "stored";
    }
}
