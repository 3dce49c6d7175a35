package io.pronto.conversation.quickreply;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All ready texts. */
public interface QuickReplies {

    /** Up to {@code limit} by id, after that one; {@code language} null: in all languages. */
    List<QuickReply> list(@Nullable String language, @Nullable UUID after, int limit);

    /** Adds one. @return false if its shortcut is taken in its language */
    boolean add(QuickReply reply, Instant at);

    /** What came of changing one. */
    enum Change {
        DONE,
        NOT_THERE,
        SHORTCUT_TAKEN
    }

    /** Replaces the one of the same id. */
    Change replace(QuickReply reply, Instant at);

    /** Removes it. @return whether it was there */
    boolean remove(UUID id);
}
