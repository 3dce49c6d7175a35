package io.pronto.conversation.live.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.conversation.enquiry.Author;
import io.pronto.conversation.enquiry.Changes;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.ConversationState;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.inbox.EntryView;
import io.pronto.conversation.inbox.Receipt;
import io.pronto.conversation.live.Audience;
import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.LiveFeed;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Shows each change to those who have the conversation open. */
final class LiveChanges implements Changes {

    private final LiveFeed feed;
    private final ObjectMapper json;

    LiveChanges(LiveFeed feed, ObjectMapper json) {
        this.feed = feed;
        this.json = json;
    }

    private record EntryNews(UUID conversationId, EntryView entry) {}

    private record StateNews(
            UUID conversationId, String state, @Nullable String outcome) {}

    private record AgentNews(UUID conversationId, @Nullable String name) {}

    @Override
    public void happened(Decision.Changed change) {
        Conversation c = change.after();
        Audience customer = new Audience.Customer(c.customer().toString());
        Audience staff = staff(c);
        UUID id = c.id().value();
        AgentId agent = c.state().assignee();
        String assignee = agent == null ? null : agent.value();
        for (Entry e : change.entries()) {
            feed.sendAfterCommit(() -> entry(id, e, staff, false, assignee));
            if (e.visibleToCustomer()) {
                feed.sendAfterCommit(() ->
                        entry(id, e.forCustomer(), customer, true, c.customer().toString()));
            }
        }
        Conversation before = change.before();
        if (before == null || before.status() != c.status()) {
            String outcome = c.state() instanceof ConversationState.Resolved r
                    ? r.outcome().name()
                    : null;
            feed.sendAfterCommit(() -> LiveEvent.of(
                    "state",
                    json.writeValueAsString(new StateNews(id, c.status().word(), outcome)),
                    customer));
        }
        if (agent != null && (before == null || !agent.equals(before.state().assignee()))) {
            String name = change.entries().stream()
                    .map(Entry::event)
                    .filter(Objects::nonNull)
                    .filter(e -> e.code().equals("assigned"))
                    .map(e -> e.params().get("agentName"))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            feed.sendAfterCommit(
                    () -> LiveEvent.of("agent", json.writeValueAsString(new AgentNews(id, name)), customer));
        }
        feed.changed(c.id());
    }

    private LiveEvent entry(
            UUID conversation, Entry e, Audience audience, boolean toCustomer, @Nullable String reader) {
        // Delivery is told apart by side: what one wrote is delivered when the other's page has it.
        boolean crosses =
                e.kind() == Entry.Kind.MESSAGE && toCustomer != (e.author().kind() == Author.Kind.CUSTOMER);
        return new LiveEvent(
                "entry",
                json.writeValueAsString(new EntryNews(conversation, EntryView.of(e, Receipt.NONE))),
                audience,
                Map.of(),
                "",
                crosses && reader != null
                        ? new LiveEvent.Carried(conversation.toString(), e.sequence(), toCustomer, reader)
                        : null);
    }

    static Audience staff(Conversation c) {
        Set<String> ids = new HashSet<>();
        c.participants().forEach(p -> ids.add(p.value()));
        AgentId assignee = c.state().assignee();
        if (assignee != null) {
            ids.add(assignee.value());
        }
        return new Audience.Agents(ids, true);
    }
}
