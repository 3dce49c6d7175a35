package io.pronto.conversation.enquiry;

import io.pronto.contracts.ConversationId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conversations as one viewer may see and change them: who may not see one gets nothing, as if there were none. */
public final class Desk {

    private final Conversations conversations;

    public Desk(Conversations conversations) {
        this.conversations = conversations;
    }

    /** What the viewer may do with it. */
    public Access access(Viewer viewer, Conversation c) {
        return Access.of(
                viewer,
                c,
                () -> viewer instanceof Viewer.Staff staff && conversations.serves(staff.id(), c.customer()));
    }

    /** The conversation, if the viewer may read it. */
    public Optional<Conversation> read(Viewer viewer, ConversationId id) {
        return conversations.find(id).filter(c -> access(viewer, c) != Access.NONE);
    }

    /** The conversation, if the viewer may write in it. */
    public Optional<Conversation> write(Viewer viewer, ConversationId id) {
        return conversations.find(id).filter(c -> access(viewer, c) == Access.WRITE);
    }

    /** What came of an attempt to change something that one may perhaps not change. */
    public sealed interface Attempt {}

    /** It was decided upon. */
    public record Decided(Decision decision) implements Attempt {}

    /** There is none that the viewer may read. */
    public record Invisible() implements Attempt {}

    /** The viewer may read it and no more. */
    public record ReadOnly() implements Attempt {}

    /** Changes the conversation if the viewer may write in it. Who is the assignee is asked again under its lock. */
    public Attempt change(
            Viewer viewer, ConversationId id, @Nullable String clientId, Function<Conversation, Decision> decide) {
        Conversation seen = conversations.find(id).orElse(null);
        if (seen == null) {
            return new Invisible();
        }
        return switch (access(viewer, seen)) {
            case NONE -> new Invisible();
            case READ -> new ReadOnly();
            case WRITE ->
                new Decided(conversations
                        .change(id, clientId, decide)
                        .orElseThrow(() -> new IllegalStateException(
                                "Conversation " + id + " was there a moment ago and is gone. Nobody deletes them.")));
        };
    }
}
