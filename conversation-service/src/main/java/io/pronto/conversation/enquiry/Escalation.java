package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.Priority;
import io.pronto.contracts.TopicSource;
import io.pronto.conversation.enquiry.ConversationState.Resolved;
import io.pronto.conversation.enquiry.ConversationState.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the steps of an escalation ladder do to a conversation. One that is resolved is left alone. */
public final class Escalation {

    private Escalation() {}

    /** It becomes as urgent as that, or stays as urgent as it is. */
    public static Decision raise(Conversation c, Priority to, Moment moment) {
        if (c.state() instanceof Resolved || to.compareTo(c.priority()) <= 0) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.classified(to, now.topic(), now.topicOrigin(), now.language()));
        turn.line(Author.system(), "escalated-priority", Map.of("priority", to.name()));
        turn.tell(new ConversationReclassified(c.id(), to, c.tier(), c.topic(), c.language(), source(c), moment.at()));
        return turn.done();
    }

    static @Nullable TopicSource source(Conversation c) {
        return c.topicOrigin() == null ? null : c.topicOrigin().source();
    }

    /** That colleague may read it and leave notes from now on. */
    public static Decision follow(Conversation c, AgentId follower, @Nullable String name, Moment moment) {
        if (c.state() instanceof Resolved || c.participants().contains(follower)) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.withParticipant(follower));
        Map<String, String> params = new LinkedHashMap<>();
        params.put("agent", follower.value());
        if (name != null) {
            params.put("agentName", name);
        }
        turn.line(Author.system(), "follower-added", params);
        return turn.done();
    }

    /** The customer is asked whether she would rather be called back. No human answer, so no promise is kept by it. */
    public static Decision offerCallback(Conversation c, String words, Moment moment) {
        return c.state() instanceof Resolved ? new Decision.Unchanged(c, null) : told(c, words, moment);
    }

    /** Who waits in a closed or full queue is told so, and what else she may do. No human answer either. */
    public static Decision discourage(Conversation c, String words, Moment moment) {
        return c.state() instanceof Waiting ? told(c, words, moment) : new Decision.Unchanged(c, null);
    }

    private static Decision told(Conversation c, String words, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.message(Author.bot(), words, Entry.Format.PLAIN, List.of(), null);
        return turn.done();
    }
}
