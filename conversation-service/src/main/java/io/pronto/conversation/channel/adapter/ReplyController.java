package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.ChannelThread;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Deliveries;
import io.pronto.conversation.channel.Dispatch;
import io.pronto.conversation.channel.Obstacle;
import io.pronto.conversation.channel.Replies;
import io.pronto.conversation.channel.Threads;
import io.pronto.conversation.enquiry.Author;
import io.pronto.conversation.enquiry.ChannelNews;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What can be said where, and what became of it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Channels")
class ReplyController {

    private static final int MOST = 200;

    private final Desk desk;
    private final Replies replies;
    private final Threads threads;
    private final Connections connections;
    private final Deliveries deliveries;
    private final Conversations conversations;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<Moment> now;

    ReplyController(
            Desk desk,
            Replies replies,
            Threads threads,
            Connections connections,
            Deliveries deliveries,
            Conversations conversations,
            AuditLog audit,
            TransactionTemplate transaction,
            Supplier<Moment> now) {
        this.desk = desk;
        this.replies = replies;
        this.threads = threads;
        this.connections = connections;
        this.deliveries = deliveries;
        this.conversations = conversations;
        this.audit = audit;
        this.transaction = transaction;
        this.now = now;
    }

    /**
     * How a conversation is answered.
     *
     * @param enabled whether anything is sent at all
     * @param longest of one message, counted in {@code unit}: {@code UTF16}, {@code CODE_POINTS} or {@code BYTES} of UTF-8
     * @param mediaTypes of files that may be sent; empty: none
     * @param largestFile in bytes
     * @param writableUntil when the platform takes nothing more until the customer writes again; null: never
     * @param remedy what helps then, as a code
     * @param inPublic whether a reply is public unless told otherwise
     * @param publicly whether one may choose
     */
    record ReplyWay(
            UUID connectionId,
            String kind,
            String connection,
            String address,
            @Nullable String addressName,
            boolean enabled,
            int longest,
            Capabilities.Unit unit,
            Set<String> mediaTypes,
            int mostFiles,
            long largestFile,
            @Nullable Instant writableUntil,
            @Nullable String remedy,
            boolean inPublic,
            boolean publicly) {}

    @GetMapping("/conversations/{id}/channel")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(
            summary = "How a conversation is answered: on which connection, what may be sent there, until when",
            description = "204 where it is answered here and nowhere else.")
    ResponseEntity<ReplyWay> way(Actor actor, @PathVariable UUID id) {
        Conversation c = readable(actor, id);
        Optional<Replies.Place> place = replies.place(c.id());
        if (place.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        ChannelThread thread = place.get().thread();
        Connection connection = place.get().connection();
        Capabilities can = place.get().capabilities();
        return ResponseEntity.ok(new ReplyWay(
                connection.id(),
                connection.kind(),
                connection.name(),
                thread.address().value(),
                thread.address().name(),
                connection.enabled(),
                can.longest(),
                can.unit(),
                can.mediaTypes(),
                can.mostFiles(),
                can.largestFile(),
                Obstacle.writableUntil(can, thread.lastInboundAt()),
                can.window() == null ? null : can.window().remedy(),
                thread.inPublic(),
                can.publicly()));
    }

    /** {@code progress}: {@code queued}, {@code sent}, {@code delivered}, {@code read} or {@code failed}. */
    record DeliveryView(
            UUID id,
            UUID entryId,
            int part,
            String progress,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable String problem,
            boolean inPublic,
            Instant createdAt,
            @Nullable Instant sentAt) {
        static DeliveryView of(Dispatch d) {
            return new DeliveryView(
                    d.id(),
                    d.entry().value(),
                    d.part(),
                    d.progress().word(),
                    d.attempts(),
                    d.nextAt(),
                    d.problem(),
                    d.inPublic(),
                    d.createdAt(),
                    d.sentAt());
        }
    }

    @GetMapping("/conversations/{id}/deliveries")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "What became of the newest messages that were sent to the customer's channel")
    Slice<DeliveryView> ofConversation(Actor actor, @PathVariable UUID id) {
        Conversation c = readable(actor, id);
        return new Slice<>(
                deliveries.of(c.id(), MOST).stream().map(DeliveryView::of).toList(), null);
    }

    private Conversation readable(Actor actor, UUID id) {
        return desk.read(Viewers.of(actor), new ConversationId(id)).orElseThrow(Problem::notFound);
    }

    /** {@code preview}: the beginning of what was written. */
    record FailureView(
            DeliveryView delivery,
            UUID conversationId,
            UUID connectionId,
            @Nullable String kind,
            @Nullable String connection,
            @Nullable String addressName,
            String preview) {}

    @GetMapping("/channels/failures")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    @Operation(summary = "Messages that did not reach their customers, newest first")
    Slice<FailureView> failures(
            @RequestParam(required = false) @Nullable UUID connection,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slice.limit(limit);
        UUID before = Cursor.decode(cursor, 1)
                .map(parts -> {
                    try {
                        return UUID.fromString(parts.getFirst());
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
        List<FailureView> found = deliveries.failures(connection, before, most + 1).stream()
                .map(this::failure)
                .toList();
        return Slice.of(found, most, f -> Cursor.encode(f.delivery().id()));
    }

    private FailureView failure(Dispatch d) {
        Optional<Connection> connection = connections.find(d.connection());
        return new FailureView(
                DeliveryView.of(d),
                d.conversation().value(),
                d.connection(),
                connection.map(Connection::kind).orElse(null),
                connection.map(Connection::name).orElse(null),
                threads.find(d.thread()).map(t -> t.address().name()).orElse(null),
                io.pronto.conversation.channel.Texts.cut(d.text(), 200));
    }

    @PostMapping("/channels/deliveries/{delivery}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'ADMIN')")
    @Operation(
            summary = "Send a message again that did not reach its customer",
            description = "Agents in conversations that they may write in, supervisors and administrators in all.")
    DeliveryView resend(Actor actor, @PathVariable UUID delivery) {
        Dispatch d = deliveries.find(delivery).orElseThrow(Problem::notFound);
        Viewer viewer = Viewers.of(actor);
        if (desk.read(viewer, d.conversation()).isEmpty()) {
            throw Problem.notFound();
        }
        if (!actor.is(Role.ADMIN) && desk.write(viewer, d.conversation()).isEmpty()) {
            throw Problem.forbidden();
        }
        Moment moment = now.get();
        transaction.executeWithoutResult(_ -> {
            if (!deliveries.resend(delivery, moment.at())) {
                throw Problem.conflict("delivery-not-failed");
            }
            conversations.change(
                    d.conversation(),
                    null,
                    c -> ChannelNews.sentAgain(
                            c, Author.agent(new AgentId(actor.id()), actor.name()), d.entry(), moment));
            audit.record(
                    actor,
                    moment.at(),
                    "channel.resent",
                    "conversation:" + d.conversation(),
                    Map.of("entry", d.entry().toString()));
        });
        return DeliveryView.of(deliveries.find(delivery).orElseThrow(Problem::notFound));
    }
}
