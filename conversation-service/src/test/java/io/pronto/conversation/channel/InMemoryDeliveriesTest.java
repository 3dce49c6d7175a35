package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queue in its simplest form. */
class InMemoryDeliveriesTest implements DeliveriesContract {

    private final Random random = new Random(3);
    private final Map<UUID, ChannelThread> threads = new HashMap<>();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private long counter;

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Supplier<UUID> ids() {
        return () -> new UUID(++counter, random.nextLong());
    }

    @Override
    public ChannelThread aThread() {
        return anotherThread(ids().get());
    }

    @Override
    public ChannelThread anotherThread(UUID connection) {
        UUID id = ids().get();
        ChannelThread thread = new ChannelThread(
                id,
                connection,
                "chat-" + id,
                new ConversationId(ids().get()),
                new Address("telegram", "1", null),
                false,
                null,
                THEN,
                THEN);
        threads.put(id, thread);
        return thread;
    }

    private final class InMemoryDeliveries implements Deliveries {
        private final List<Dispatch> all = new ArrayList<>();
        private final Map<UUID, Gate> gates = new HashMap<>();

        @Override
        public void add(Dispatch d) {
            if (all.stream().noneMatch(x -> x.entry().equals(d.entry()) && x.part() == d.part())) {
                all.add(d);
            }
        }

        private void put(Dispatch d) {
            all.replaceAll(x -> x.id().equals(d.id()) ? d : x);
        }

        private static Dispatch with(
                Dispatch d,
                Progress progress,
                int attempts,
                @Nullable Instant nextAt,
                @Nullable String problem,
                @Nullable String providerId,
                @Nullable Instant sentAt) {
            return new Dispatch(
                    d.id(),
                    d.connection(),
                    d.thread(),
                    d.conversation(),
                    d.entry(),
                    d.sequence(),
                    d.part(),
                    d.text(),
                    d.inPublic(),
                    progress,
                    attempts,
                    nextAt,
                    problem,
                    providerId,
                    d.createdAt(),
                    sentAt);
        }

        private boolean due(Dispatch d, Instant now) {
            return d.progress() == Progress.QUEUED
                    && d.nextAt() != null
                    && !d.nextAt().isAfter(now);
        }

        @Override
        public List<UUID> connectionsDue(Instant now) {
            return all.stream()
                    .filter(d -> due(d, now))
                    .map(Dispatch::connection)
                    .distinct()
                    .filter(c -> gate(c).room(now) > 0)
                    .toList();
        }

        @Override
        public List<Dispatch> claim(UUID connection, Instant now, Instant until, int limit) {
            List<Dispatch> taken = all.stream()
                    .filter(d -> d.connection().equals(connection) && due(d, now))
                    .filter(d -> all.stream()
                            .noneMatch(b -> b.progress() == Progress.QUEUED
                                    && b.conversation().equals(d.conversation())
                                    && (b.sequence() < d.sequence()
                                            || b.sequence() == d.sequence() && b.part() < d.part())))
                    .limit(limit)
                    .toList();
            taken.forEach(
                    d -> put(with(d, d.progress(), d.attempts(), until, d.problem(), d.providerId(), d.sentAt())));
            return taken;
        }

        @Override
        public void sent(UUID id, @Nullable String providerId, Instant at) {
            find(id).ifPresent(d -> put(with(d, Progress.SENT, d.attempts(), null, null, providerId, at)));
        }

        @Override
        public void later(UUID id, String problem, Instant next, boolean counts) {
            find(id).ifPresent(d ->
                    put(with(d, Progress.QUEUED, d.attempts() + (counts ? 1 : 0), next, problem, null, null)));
        }

        @Override
        public boolean failed(UUID id, String problem) {
            Dispatch d = find(id).orElseThrow();
            if (d.progress() != Progress.QUEUED && d.progress() != Progress.SENT) {
                return false;
            }
            put(with(d, Progress.FAILED, d.attempts() + 1, null, problem, d.providerId(), d.sentAt()));
            return true;
        }

        @Override
        public Optional<Dispatch> reported(UUID connection, String providerId, Progress progress, String problem) {
            Optional<Dispatch> found = all.stream()
                    .filter(d -> d.connection().equals(connection) && providerId.equals(d.providerId()))
                    .filter(d -> d.progress().mayBecome(progress))
                    .findFirst();
            found.ifPresent(d -> put(with(d, progress, d.attempts(), null, problem, providerId, d.sentAt())));
            return found;
        }

        @Override
        public List<Dispatch> readUpTo(UUID connection, String threadKey, Instant upTo) {
            List<Dispatch> found = all.stream()
                    .filter(d -> d.progress() == Progress.SENT || d.progress() == Progress.DELIVERED)
                    .filter(d -> d.connection().equals(connection)
                            && threads.get(d.thread()).key().equals(threadKey))
                    .filter(d -> d.sentAt() != null && !d.sentAt().isAfter(upTo))
                    .toList();
            found.forEach(d -> put(with(d, Progress.READ, d.attempts(), null, null, d.providerId(), d.sentAt())));
            return found;
        }

        @Override
        public Optional<Dispatch> find(UUID id) {
            return all.stream().filter(d -> d.id().equals(id)).findFirst();
        }

        @Override
        public List<Dispatch> of(ConversationId conversation, int limit) {
            return all.stream()
                    .filter(d -> d.conversation().equals(conversation))
                    .sorted(Comparator.comparingLong(Dispatch::sequence).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Dispatch> failures(@Nullable UUID connection, @Nullable UUID before, int limit) {
            return all.stream()
                    .filter(d -> d.progress() == Progress.FAILED)
                    .filter(d -> connection == null || d.connection().equals(connection))
                    .filter(d -> before == null || d.id().compareTo(before) < 0)
                    .sorted(Comparator.comparing(Dispatch::id).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean resend(UUID id, Instant at) {
            Dispatch d = find(id).orElseThrow();
            if (d.progress() != Progress.FAILED) {
                return false;
            }
            put(with(d, Progress.QUEUED, 0, at, null, null, null));
            return true;
        }

        @Override
        public List<Load> loads() {
            Map<UUID, List<Dispatch>> byConnection = all.stream()
                    .filter(d -> d.progress() == Progress.QUEUED || d.progress() == Progress.FAILED)
                    .collect(Collectors.groupingBy(Dispatch::connection));
            List<Load> loads = new ArrayList<>();
            byConnection.forEach((connection, of) -> {
                List<Dispatch> queued =
                        of.stream().filter(d -> d.progress() == Progress.QUEUED).toList();
                loads.add(new Load(
                        connection,
                        queued.size(),
                        of.size() - queued.size(),
                        queued.stream()
                                .map(Dispatch::createdAt)
                                .min(Comparator.naturalOrder())
                                .orElse(null)));
            });
            return loads;
        }

        @Override
        public Gate gate(UUID connection) {
            return gates.getOrDefault(connection, Gate.OPEN);
        }

        @Override
        public void remember(UUID connection, Gate gate, @Nullable String problem, Instant at) {
            gates.put(connection, gate);
        }
    }
}
