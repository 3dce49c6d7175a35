package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The twin of the real store: one lock, one map. */
public final class InMemoryConversations implements Conversations {

    private final Map<ConversationId, Conversation> all = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<ConversationEvent> events = new ArrayList<>();
    private long number = 1000;

    public synchronized List<ConversationEvent> events() {
        return List.copyOf(events);
    }

    private Decision kept(Decision decision) {
        if (decision instanceof Decision.Changed change) {
            all.put(change.after().id(), change.after());
            entries.addAll(change.entries());
            events.addAll(change.events());
        }
        return decision;
    }

    private Decision once(Conversation c, @Nullable String clientId, Function<Conversation, Decision> decide) {
        return entries.stream()
                .filter(e -> clientId != null && e.conversation().equals(c.id()) && clientId.equals(e.clientId()))
                .findFirst()
                .<Decision>map(e -> new Decision.Unchanged(c, e))
                .orElseGet(() -> kept(decide.apply(c)));
    }

    @Override
    public synchronized Optional<Decision> change(
            ConversationId id, @Nullable String clientId, Function<Conversation, Decision> decide) {
        return find(id).map(c -> once(c, clientId, decide));
    }

    @Override
    public synchronized Optional<Decision> changeCurrent(
            CustomerId customer,
            @Nullable String clientId,
            Function<Conversation, Decision> decide,
            @Nullable LongFunction<Decision> start) {
        Optional<Decision> first = current(customer).map(c -> once(c, clientId, decide));
        boolean fresh = first.isEmpty() || first.get().equals(new Decision.Refused(Refusal.TOO_OLD));
        return fresh && start != null ? Optional.of(kept(start.apply(++number))) : first;
    }

    @Override
    public synchronized Decision start(CustomerId customer, LongFunction<Decision> start) {
        return kept(start.apply(++number));
    }

    @Override
    public synchronized Optional<Conversation> find(ConversationId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized Optional<Conversation> current(CustomerId customer) {
        return all.values().stream()
                .filter(c -> c.customer().equals(customer) && c.channel() == Channel.CHAT)
                .max(Comparator.comparing(Conversation::number));
    }

    @Override
    public synchronized boolean serves(AgentId agent, CustomerId customer) {
        return all.values().stream()
                .anyMatch(c -> c.customer().equals(customer)
                        && (agent.equals(c.state().assignee())
                                || c.participants().contains(agent)));
    }

    private List<Entry> of(ConversationId id) {
        return entries.stream().filter(e -> e.conversation().equals(id)).toList();
    }

    private static <T> List<T> last(List<T> list, int limit) {
        return list.subList(Math.max(0, list.size() - limit), list.size());
    }

    @Override
    public synchronized List<Entry> after(ConversationId id, long sequence, int limit) {
        return of(id).stream().filter(e -> e.sequence() > sequence).limit(limit).toList();
    }

    @Override
    public synchronized List<Entry> before(ConversationId id, long sequence, int limit) {
        return last(of(id).stream().filter(e -> e.sequence() < sequence).toList(), limit);
    }

    @Override
    public synchronized Optional<Entry> entry(ConversationId id, MessageId entry) {
        return of(id).stream().filter(e -> e.id().equals(entry)).findFirst();
    }

    @Override
    public synchronized List<Entry> lastWordsOfCustomer(ConversationId id, int limit) {
        return last(
                of(id).stream()
                        .filter(e ->
                                e.kind() == Entry.Kind.MESSAGE && e.author().kind() == Author.Kind.CUSTOMER)
                        .toList(),
                limit);
    }

    @Override
    public synchronized Optional<Decision> changeDue(Instant now, Function<Conversation, Decision> decide) {
        return all.values().stream()
                .filter(c -> c.dueAt() != null && !c.dueAt().isAfter(now))
                .min(Comparator.comparing(Conversation::dueAt))
                .map(c -> kept(decide.apply(c)));
    }
}
