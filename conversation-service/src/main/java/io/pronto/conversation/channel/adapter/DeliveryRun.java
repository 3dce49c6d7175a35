package io.pronto.conversation.channel.adapter;

import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.channel.BackOff;
import io.pronto.conversation.channel.ChannelThread;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Connectors;
import io.pronto.conversation.channel.Deliveries;
import io.pronto.conversation.channel.Dispatch;
import io.pronto.conversation.channel.Gate;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Threads;
import io.pronto.conversation.enquiry.Author;
import io.pronto.conversation.enquiry.ChannelNews;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is queued: each connection for itself, so that one that is slow keeps no other waiting. */
final class DeliveryRun implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRun.class);

    /** Longer than any sending can last; a replica that dies leaves its messages to another after that. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int MOST_ROUNDS = 500;

    private final Deliveries deliveries;
    private final Connections connections;
    private final Connectors connectors;
    private final Threads threads;
    private final Conversations conversations;
    private final Attachments attachments;
    private final TransactionTemplate transaction;
    private final Supplier<Moment> now;
    private final Clock clock;
    private final DoubleSupplier random;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();

    DeliveryRun(
            Deliveries deliveries,
            Connections connections,
            Connectors connectors,
            Threads threads,
            Conversations conversations,
            Attachments attachments,
            TransactionTemplate transaction,
            Supplier<Moment> now,
            Clock clock,
            DoubleSupplier random) {
        this.deliveries = deliveries;
        this.connections = connections;
        this.connectors = connectors;
        this.threads = threads;
        this.conversations = conversations;
        this.attachments = attachments;
        this.transaction = transaction;
        this.now = now;
        this.clock = clock;
        this.random = random;
    }

    @Scheduled(
            initialDelayString = "${pronto.conversation.channels.look}",
            fixedDelayString = "${pronto.conversation.channels.look}")
    void look() {
        for (UUID connection : deliveries.connectionsDue(clock.instant())) {
            if (busy.add(connection)) {
                each.execute(() -> {
                    try {
                        serve(connection);
                    } catch (RuntimeException e) {
                        log.warn("Sending through {} stopped; it goes on at the next look.", connection, e);
                    } finally {
                        busy.remove(connection);
                    }
                });
            }
        }
    }

    @Override
    public void close() {
        each.shutdownNow();
    }

    private void serve(UUID id) {
        Connection connection = connections.find(id).filter(Connection::enabled).orElse(null);
        Connector connector =
                connection == null ? null : connectors.find(connection.kind()).orElse(null);
        if (connection == null || connector == null) {
            return;
        }
        for (int round = 0; round < MOST_ROUNDS && !Thread.currentThread().isInterrupted(); round++) {
            Instant at = clock.instant();
            Gate gate = deliveries.gate(id);
            List<Dispatch> batch =
                    gate.room(at) == 0 ? List.of() : deliveries.claim(id, at, at.plus(LEASE), gate.room(at));
            if (batch.isEmpty()) {
                return;
            }
            SendOutcome.Later outage = send(connection, connector, batch);
            if (outage != null) {
                Gate closed = gate.afterOutage(clock.instant(), outage.retryAfter(), random.getAsDouble());
                deliveries.remember(id, closed, outage.reason(), clock.instant());
                log.warn("{} is away ({}); next try at {}.", connection, outage.reason(), closed.closedUntil());
            } else if (!gate.equals(Gate.OPEN)) {
                deliveries.remember(id, gate.afterSuccess(), null, clock.instant());
            }
        }
    }

    private record Sent(Dispatch dispatch, SendOutcome outcome) {}

    /** Sends all of them at once and writes down what came of it. @return the outage, if there is one */
    private SendOutcome.@Nullable Later send(Connection connection, Connector connector, List<Dispatch> batch) {
        List<Future<Sent>> running = new ArrayList<>();
        for (Dispatch dispatch : batch) {
            Callable<Sent> one = () -> new Sent(dispatch, attempt(connection, connector, dispatch));
            running.add(each.submit(one));
        }
        List<Sent> done = new ArrayList<>();
        for (Future<Sent> future : running) {
            try {
                done.add(future.get());
            } catch (InterruptedException e) {
                // What was sent and is not written down is sent again after its lease, under the same key.
                Thread.currentThread().interrupt();
                break;
            } catch (ExecutionException e) {
                throw new IllegalStateException("Sending through " + connection + " broke off.", e);
            }
        }
        boolean anyWord = done.stream().anyMatch(sent -> !isOutage(sent.outcome()));
        SendOutcome.Later outage = null;
        for (Sent sent : done) {
            SendOutcome outcome = sent.outcome();
            if (outcome instanceof SendOutcome.Later later && later.outage()) {
                if (anyWord && later.retryAfter() == null) {
                    // Others got through at the same moment: the message is the matter, not the platform.
                    outcome = new SendOutcome.Later(later.reason(), null, false);
                } else {
                    outage = later;
                }
            }
            record(connector, sent.dispatch(), outcome);
        }
        return outage;
    }

    private static boolean isOutage(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Later later && later.outage();
    }

    private SendOutcome attempt(Connection connection, Connector connector, Dispatch d) {
        ChannelThread thread = threads.find(d.thread()).orElse(null);
        Optional<Entry> entry = conversations.entry(d.conversation(), d.entry());
        if (thread == null || entry.isEmpty()) {
            return new SendOutcome.Refused("entry-gone:");
        }
        try {
            return connector.send(connection, outgoing(thread, entry.get(), d));
        } catch (RuntimeException e) {
            log.error("The connector {} broke while it sent {}.", connector.kind(), d.id(), e);
            return new SendOutcome.Later("connector-broke: " + e.getClass().getSimpleName(), null, false);
        }
    }

    private Outgoing outgoing(ChannelThread thread, Entry entry, Dispatch d) {
        List<Outgoing.OutgoingFile> files = d.part() > 0
                ? List.of()
                : entry.attachments().stream()
                        .map(a -> new Outgoing.OutgoingFile(
                                a.id(), a.name(), a.mediaType(), a.size(), () -> attachments.content(a.id())))
                        .toList();
        return new Outgoing(
                d.id(),
                d.conversation(),
                thread.key(),
                thread.address(),
                thread.lastInboundId(),
                thread.lastInboundAt(),
                d.text(),
                files,
                entry.author().kind() == Author.Kind.AGENT ? entry.author().name() : null,
                d.inPublic(),
                entry.details(),
                entry.at());
    }

    private void record(Connector connector, Dispatch d, SendOutcome outcome) {
        Instant at = clock.instant();
        switch (outcome) {
            case SendOutcome.Delivered(String messageId) -> deliveries.sent(d.id(), messageId, at);
            case SendOutcome.Refused(String reason) -> fail(d, reason);
            case SendOutcome.Later later
            when later.outage() && at.isBefore(d.createdAt().plus(connector.patience())) ->
                // Due at once: the gate says when.
                deliveries.later(d.id(), later.reason(), at, false);
            case SendOutcome.Later(String reason, Duration wanted, boolean _) ->
                BackOff.next(
                                d.attempts() + 1,
                                d.createdAt(),
                                connector.patience(),
                                at,
                                wanted == null ? Duration.ZERO : wanted,
                                random.getAsDouble())
                        .ifPresentOrElse(next -> deliveries.later(d.id(), reason, next, true), () -> fail(d, reason));
        }
    }

    /** Colleagues see it in the conversation, in the transaction that gives it up. */
    private void fail(Dispatch d, String reason) {
        log.warn("Message {} of conversation {} cannot be delivered: {}", d.id(), d.conversation(), reason);
        transaction.executeWithoutResult(_ -> {
            if (deliveries.failed(d.id(), reason)) {
                conversations.change(
                        d.conversation(), null, c -> ChannelNews.undelivered(c, d.entry(), reason, now.get()));
            }
        });
    }
}
