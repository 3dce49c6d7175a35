package io.pronto.conversation.attachment;

import io.pronto.contracts.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All uploaded files. */
public interface Attachments {

    /** The most files that one message may have. */
    int MOST_PER_MESSAGE = 10;

    /** Stores a file that was inspected. */
    void add(Attachment attachment, byte[] content);

    /** What is known of a file. */
    Optional<Attachment> find(UUID id);

    /** Its bytes. */
    byte[] content(UUID id);

    /** Those of the ids that belong to that customer's enquiries and came with no message yet, in the given order. */
    List<Attachment> unused(CustomerId customer, boolean byCustomer, String uploader, List<UUID> ids);

    /** Whether it came with a message that the customer sees, and not with a note among colleagues. */
    boolean shownToCustomer(UUID id);

    /** Forgets files uploaded before then that never came with a message. @return how many, at most 100 */
    int forgetUnused(Instant before);
}
