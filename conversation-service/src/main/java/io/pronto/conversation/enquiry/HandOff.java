package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.SkillNeed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Giving a conversation to people: one door, so that no hand-off goes untold. */
final class HandOff {

    private HandOff() {}

    static void request(
            Turn turn,
            HandoffReason reason,
            String summary,
            List<SkillNeed> skills,
            @Nullable AgentId preferred,
            boolean reachable,
            Rules rules) {
        Conversation c = turn.now();
        Instant unanswered = c.unansweredSince();
        Instant since = unanswered == null ? turn.at() : unanswered;
        turn.with(now ->
                now.withState(new ConversationState.Waiting(since, goneCheck(now, turn.at(), reachable, rules))));
        Map<String, String> params = new LinkedHashMap<>();
        params.put("reason", reason.name());
        params.put("summary", summary);
        turn.line(Author.system(), "handoff", params);
        turn.tell(new HandoffRequested(
                c.id(),
                c.customer(),
                c.channel(),
                c.language(),
                c.tier(),
                c.priority(),
                c.queue(),
                skills,
                reason,
                summary,
                preferred,
                c.topic(),
                c.topicOrigin() == null ? null : c.topicOrigin().source(),
                c.tags().stream().sorted().toList(),
                c.entrance().page(),
                c.entrance().fields(),
                since,
                turn.at()));
    }

    /** Only chat customers can be seen to leave, and only those who cannot be reached otherwise are given up. */
    static @Nullable Instant goneCheck(Conversation c, Instant at, boolean reachable, Rules rules) {
        return c.channel() == Channel.CHAT && !reachable ? at.plus(rules.goneAfter()) : null;
    }
}
