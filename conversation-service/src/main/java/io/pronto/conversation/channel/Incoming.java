package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a platform told us. The same thing told twice has the same {@link #messageId()}. */
public sealed interface Incoming {

    /** What the platform calls the message that this is about; unique within the connection, at most 500 characters. */
    String messageId();

    /**
     * A customer wrote.
     *
     * @param threadKey what belongs together at the platform, such as a chat or the comments of one person below one
     *     post; unique within the connection, at most 500 characters
     * @param text as she wrote it; what does not fit into a message is cut by whoever stores it
     * @param language of the text where the platform knows, as in {@code en}
     * @param inPublic whether everybody can read it
     * @param noPromise whether it is automatic, so that nobody has to answer: it starts no clock and no bot
     * @param conversation to which it belongs, where something better than the thread says so
     * @param details see {@code Entry.details}
     */
    record Received(
            String messageId,
            String threadKey,
            Address sender,
            String text,
            List<IncomingFile> files,
            Instant sentAt,
            @Nullable String language,
            boolean inPublic,
            boolean noPromise,
            @Nullable ConversationId conversation,
            Map<String, String> details)
            implements Incoming {
        public Received {
            Ids.check(messageId);
            Ids.check(threadKey);
            files = List.copyOf(files);
            details = Map.copyOf(details);
        }

        /** A private message of which there is nothing more to say. */
        public static Received of(String messageId, String threadKey, Address sender, String text, Instant sentAt) {
            return new Received(
                    messageId, threadKey, sender, text, List.of(), sentAt, null, false, false, null, Map.of());
        }

        /** The same with these files. */
        public Received withFiles(List<IncomingFile> more) {
            return new Received(
                    messageId,
                    threadKey,
                    sender,
                    text,
                    more,
                    sentAt,
                    language,
                    inPublic,
                    noPromise,
                    conversation,
                    details);
        }

        /** The same in that language. */
        public Received in(@Nullable String spoken) {
            return new Received(
                    messageId,
                    threadKey,
                    sender,
                    text,
                    files,
                    sentAt,
                    spoken,
                    inPublic,
                    noPromise,
                    conversation,
                    details);
        }

        /** The same, readable for everybody. */
        public Received publicly() {
            return new Received(
                    messageId,
                    threadKey,
                    sender,
                    text,
                    files,
                    sentAt,
                    language,
                    true,
                    noPromise,
                    conversation,
                    details);
        }

        /** The same, to be answered by nobody. */
        public Received withoutPromise() {
            return new Received(
                    messageId, threadKey, sender, text, files, sentAt, language, inPublic, true, conversation, details);
        }

        /** The same in that conversation. */
        public Received belongingTo(@Nullable ConversationId known) {
            return new Received(
                    messageId, threadKey, sender, text, files, sentAt, language, inPublic, noPromise, known, details);
        }

        /** The same with one more detail. */
        public Received with(String name, String value) {
            Map<String, String> more = new HashMap<>(details);
            more.put(name, value);
            return new Received(
                    messageId,
                    threadKey,
                    sender,
                    text,
                    files,
                    sentAt,
                    language,
                    inPublic,
                    noPromise,
                    conversation,
                    more);
        }
    }

    /** The customer changed what she had written. */
    record Edited(String messageId, String text, Instant at) implements Incoming {
        public Edited {
            Ids.check(messageId);
        }
    }

    /** The customer took back what she had written. */
    record Deleted(String messageId, Instant at) implements Incoming {
        public Deleted {
            Ids.check(messageId);
        }
    }

    /**
     * The platform says how far one of our own messages has got: {@link Progress#DELIVERED}, {@link Progress#READ} or
     * {@link Progress#FAILED}.
     *
     * @param reason why it failed; empty where it did not
     */
    record Reported(String messageId, Progress progress, String reason, Instant at) implements Incoming {
        public Reported {
            Ids.check(messageId);
        }
    }

    /**
     * The customer has everything of a thread up to a time; platforms say so instead of naming messages.
     *
     * @param messageId unique for this news
     */
    record ReadUpTo(String messageId, String threadKey, Instant upTo) implements Incoming {
        public ReadUpTo {
            Ids.check(messageId);
            Ids.check(threadKey);
        }
    }
}
