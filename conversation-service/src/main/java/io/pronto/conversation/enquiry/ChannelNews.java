package io.pronto.conversation.enquiry;

import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.TopicSource;
import java.util.List;
import java.util.Map;

/** What a channel tells of messages that are in the transcript already. */
public final class ChannelNews {

    private ChannelNews() {}

    /** One of our messages did not reach the customer. {@code reason}: for colleagues. */
    public static Decision undelivered(Conversation c, MessageId entry, String reason, Moment moment) {
        return line(c, Author.system(), "undelivered", Map.of("entry", entry.toString(), "reason", reason), moment);
    }

    /** A colleague has one sent again that did not reach her. */
    public static Decision sentAgain(Conversation c, Author who, MessageId entry, Moment moment) {
        return line(c, who, "sent-again", Map.of("entry", entry.toString()), moment);
    }

    /** The customer changed what she had written; what she wrote first stays, too. */
    public static Decision edited(Conversation c, Enquirer who, MessageId entry, String text, Moment moment) {
        return line(
                c,
                Author.customer(who.id(), who.name()),
                "edited",
                Map.of("entry", entry.toString(), "text", text),
                moment);
    }

    /** The customer took back what she had written. */
    public static Decision takenBack(Conversation c, Enquirer who, MessageId entry, Moment moment) {
        return line(c, Author.customer(who.id(), who.name()), "taken-back", Map.of("entry", entry.toString()), moment);
    }

    /**
     * What the customer wrote in public turned out more urgent than the conversation was. What a colleague said of it
     * stands.
     *
     * @param topic such as {@code complaint}
     */
    public static Decision moreUrgent(Conversation c, String topic, Priority priority, Moment moment) {
        TopicOrigin origin = c.topicOrigin();
        Priority raised = priority.compareTo(c.priority()) > 0 ? priority : c.priority();
        if (origin != null && origin.source() == TopicSource.HAND
                || topic.equals(c.topic()) && raised == c.priority()) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.classified(raised, topic, TopicOrigin.said(TopicSource.FORM), c.language()));
        turn.line(
                Author.system(),
                "reclassified",
                Map.of("priority", raised.name(), "language", c.language(), "topic", topic));
        turn.tell(new ConversationReclassified(
                c.id(), raised, c.tier(), topic, c.language(), TopicSource.FORM, moment.at()));
        return turn.done();
    }

    /** Tells the customer that her message arrived: a machine's word, which answers nothing and stops no clock. */
    public static Decision receipt(Conversation c, String text, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.message(Author.system(), new Message(text, List.of(), "mail-receipt", Map.of("automatic", "receipt")));
        return turn.done();
    }

    private static Decision line(Conversation c, Author who, String code, Map<String, String> params, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.line(who, code, params);
        return turn.done();
    }
}
