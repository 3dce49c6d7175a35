package io.pronto.conversation.notice;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices and who has read them. */
public interface Notices {
    /** Keeps one; the same id again changes nothing. */
    void add(Notice notice);

    /**
     * A notice as its reader sees it.
     *
     * @param number the conversation's number
     * @param customer her name, if she gave one
     * @param readAt nothing while unread
     */
    record Seen(
            Notice notice,
            long number,
            @Nullable String customer,
            @Nullable Instant readAt) {}

    /** A place in the list, newest first. */
    record Place(Instant at, UUID id) {
        /** Before all of them. */
        public static final Place START =
                new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    /** Those for somebody who is all of these recipients, newest first. */
    List<Seen> of(String reader, Set<Recipient> is, boolean onlyUnread, Place after, int limit);

    /** How many of those are unread; counts no further than {@code most}. */
    int unread(String reader, Set<Recipient> is, int most);

    /** Marks those read that are for the reader and are not read yet; others are left alone. */
    void read(String reader, Set<Recipient> is, Set<UUID> ids, Instant at);

    /** Forgets those from before then, at most so many. @return how many */
    int forget(Instant before, int most);
}
