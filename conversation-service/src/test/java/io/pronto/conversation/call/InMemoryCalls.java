package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Calls in memory. */
public final class InMemoryCalls implements Calls {
    private final Map<CallId, Call> calls = new LinkedHashMap<>();
    private final TreeMap<Long, Kept> orders = new TreeMap<>();
    private final Instant now;
    private long last;

    private record Kept(CallId call, Order order, int attempts, Instant due) {}

    public InMemoryCalls(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized boolean add(Step first, Effect effect) {
        String line = first.call().line();
        if (line != null && ofLeg(first.call().connection(), line).isPresent()) {
            return false;
        }
        calls.put(first.call().id(), effect.of(first));
        order(first);
        return true;
    }

    @Override
    public synchronized Optional<Step> change(CallId id, Function<Call, Step> decide, Effect effect) {
        return find(id).map(call -> {
            Step step = decide.apply(call);
            Call after = step.news().isEmpty() && step.call().equals(call) ? call : effect.of(step);
            calls.put(id, after);
            order(step);
            return new Step(after, step.orders(), step.news());
        });
    }

    private void order(Step step) {
        step.orders().forEach(order -> orders.put(++last, new Kept(step.call().id(), order, 0, now)));
    }

    @Override
    public synchronized Optional<Step> changeDue(Instant at, Function<Call, Step> decide, Effect effect) {
        return calls.values().stream()
                .filter(call ->
                        call.state().dueAt() != null && !call.state().dueAt().isAfter(at))
                .min(Comparator.comparing(call -> call.state().dueAt()))
                .flatMap(call -> change(call.id(), decide, effect));
    }

    @Override
    public synchronized Optional<Call> find(CallId id) {
        return Optional.ofNullable(calls.get(id));
    }

    @Override
    public synchronized Optional<Call> ofLeg(UUID connection, String leg) {
        return calls.values().stream()
                .filter(call -> call.connection().equals(connection)
                        && (leg.equals(call.line()) || leg.equals(call.agentLeg())))
                .findFirst();
    }

    @Override
    public synchronized List<Call> of(ConversationId conversation) {
        return newest(call -> conversation.equals(call.conversation()), 50);
    }

    @Override
    public synchronized List<Call> with(AgentId agent) {
        return newest(
                call -> call.phase() != CallPhase.ENDED
                        && switch (call.state()) {
                            case CallState.InMenu _, CallState.Queued _, CallState.Voicemail _, CallState.Ended _ ->
                                false;
                            case CallState.Offered s -> s.agent().equals(agent);
                            case CallState.Connecting s -> s.agent().equals(agent);
                            case CallState.Talking s -> s.agent().equals(agent);
                            case CallState.Held s -> s.agent().equals(agent);
                            case CallState.Dialling s -> s.agent().equals(agent);
                            case CallState.WrapUp s -> s.agent().equals(agent);
                        },
                10);
    }

    private List<Call> newest(java.util.function.Predicate<Call> which, int most) {
        List<Call> found = new ArrayList<>(calls.values().stream().filter(which).toList());
        found.sort(Comparator.comparing(Call::startedAt).reversed());
        return found.subList(0, Math.min(most, found.size()));
    }

    @Override
    public synchronized Optional<Due> claim(Instant at, Instant until) {
        return orders.entrySet().stream()
                .filter(entry -> !entry.getValue().due().isAfter(at)
                        && orders.headMap(entry.getKey()).values().stream()
                                .noneMatch(kept ->
                                        kept.call().equals(entry.getValue().call())))
                .findFirst()
                .map(entry -> {
                    Kept kept = entry.getValue();
                    entry.setValue(new Kept(kept.call(), kept.order(), kept.attempts() + 1, until));
                    return new Due(entry.getKey(), calls.get(kept.call()), kept.order(), kept.attempts() + 1, now);
                });
    }

    @Override
    public synchronized void done(long order) {
        orders.remove(order);
    }

    @Override
    public synchronized void again(long order, Instant at, String problem) {
        orders.computeIfPresent(order, (_, kept) -> new Kept(kept.call(), kept.order(), kept.attempts(), at));
    }
}
