package io.pronto.conversation.enquiry;

import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects what one change does, then hands it out as one {@link Decision.Changed}. Used by one caller, once. */
final class Turn {

    private final @Nullable Conversation before;
    private final Instant at;
    private final Supplier<UUID> ids;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ConversationEvent> events = new ArrayList<>();
    private Conversation now;
    private Decision.@Nullable Judged judged;

    private Turn(@Nullable Conversation before, Conversation now, Instant at, Supplier<UUID> ids) {
        this.before = before;
        this.now = now;
        this.at = at;
        this.ids = ids;
    }

    static Turn of(Conversation conversation, Instant at, Supplier<UUID> ids) {
        return new Turn(conversation, conversation, at, ids);
    }

    static Turn starting(Conversation fresh, Instant at, Supplier<UUID> ids) {
        return new Turn(null, fresh, at, ids);
    }

    Conversation now() {
        return now;
    }

    Instant at() {
        return at;
    }

    Turn with(UnaryOperator<Conversation> change) {
        now = change.apply(now);
        return this;
    }

    Turn tell(ConversationEvent event) {
        events.add(event);
        return this;
    }

    Turn judge(MessageId entry, boolean helpful) {
        judged = new Decision.Judged(entry, helpful);
        return this;
    }

    MessageId message(
            Author author,
            String text,
            Entry.Format format,
            List<Entry.AttachmentRef> files,
            @Nullable String clientId) {
        return add(Entry.Kind.MESSAGE, author, text, format, files, List.of(), List.of(), null, clientId, Map.of());
    }

    MessageId message(Author author, Message message) {
        return add(
                Entry.Kind.MESSAGE,
                author,
                message.text(),
                Entry.Format.PLAIN,
                message.attachments(),
                List.of(),
                List.of(),
                null,
                message.clientId(),
                message.details());
    }

    MessageId botMessage(String text, List<Citation> citations, List<Choice> choices) {
        return add(
                Entry.Kind.MESSAGE,
                Author.bot(),
                text,
                Entry.Format.MARKDOWN,
                List.of(),
                citations,
                choices,
                null,
                null,
                Map.of());
    }

    MessageId note(Author author, String text, List<Entry.AttachmentRef> files, @Nullable String clientId) {
        return add(
                Entry.Kind.NOTE,
                author,
                text,
                Entry.Format.PLAIN,
                files,
                List.of(),
                List.of(),
                null,
                clientId,
                Map.of());
    }

    void line(Author author, String code, Map<String, String> params) {
        add(
                Entry.Kind.EVENT,
                author,
                "",
                Entry.Format.PLAIN,
                List.of(),
                List.of(),
                List.of(),
                new Entry.Event(code, params),
                null,
                Map.of());
    }

    private MessageId add(
            Entry.Kind kind,
            Author author,
            String text,
            Entry.Format format,
            List<Entry.AttachmentRef> files,
            List<Citation> citations,
            List<Choice> choices,
            Entry.@Nullable Event event,
            @Nullable String clientId,
            Map<String, String> details) {
        MessageId id = new MessageId(ids.get());
        long sequence = now.lastSequence() + 1;
        entries.add(new Entry(
                id, now.id(), sequence, kind, author, text, format, files, citations, choices, event, clientId, null,
                details, at));
        now = now.withLastSequence(sequence);
        return id;
    }

    Decision.Changed done() {
        return new Decision.Changed(before, before == null ? now : now.nextRevision(), entries, judged, events);
    }
}
