package io.pronto.conversation.channel.adapter;

import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.ChannelThread;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Connectors;
import io.pronto.conversation.channel.Deliveries;
import io.pronto.conversation.channel.Dispatch;
import io.pronto.conversation.channel.PlainText;
import io.pronto.conversation.channel.Progress;
import io.pronto.conversation.channel.Texts;
import io.pronto.conversation.channel.Threads;
import io.pronto.conversation.enquiry.Author;
import io.pronto.conversation.enquiry.Changes;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Entry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Puts what colleagues and the bot write into the queue of the customer's channel, in the transaction that writes it. */
final class OutgoingMessages implements Changes {

    private final Threads threads;
    private final Connections connections;
    private final Connectors connectors;
    private final Deliveries deliveries;
    private final Supplier<UUID> ids;

    OutgoingMessages(
            Threads threads,
            Connections connections,
            Connectors connectors,
            Deliveries deliveries,
            Supplier<UUID> ids) {
        this.threads = threads;
        this.connections = connections;
        this.connectors = connectors;
        this.deliveries = deliveries;
        this.ids = ids;
    }

    @Override
    public void happened(Decision.Changed change) {
        List<Entry> ours =
                change.entries().stream().filter(OutgoingMessages::isOurs).toList();
        if (ours.isEmpty()) {
            return;
        }
        Optional<ChannelThread> thread = threads.of(change.after().id());
        if (thread.isPresent()) {
            ours.forEach(entry -> queue(thread.get(), entry));
        }
    }

    private static boolean isOurs(Entry entry) {
        return entry.kind() == Entry.Kind.MESSAGE && entry.author().kind() != Author.Kind.CUSTOMER;
    }

    private void queue(ChannelThread thread, Entry entry) {
        Optional<Connection> connection = connections.find(thread.connection());
        Capabilities can = connection
                .flatMap(c -> connectors.find(c.kind()).map(connector -> connector.capabilities(c)))
                .orElse(null);
        String visibility = entry.details().get("visibility");
        boolean inPublic = visibility == null ? thread.inPublic() : visibility.equals("public");
        if (thread.inPublic() && !inPublic) {
            // What she answers in private belongs here, too. Until she does, the public thread is the newer one.
            threads.touch(
                    ids.get(),
                    thread.connection(),
                    thread.address().value(),
                    thread.conversation(),
                    thread.address(),
                    false,
                    null,
                    thread.lastInboundAt().minusMillis(1),
                    entry.at());
        }
        String text = PlainText.of(entry);
        List<String> pieces = can == null ? List.of(text) : Texts.pieces(text, can.longest(), can.unit());
        for (int part = 0; part < pieces.size(); part++) {
            deliveries.add(new Dispatch(
                    ids.get(),
                    thread.connection(),
                    thread.id(),
                    entry.conversation(),
                    entry.id(),
                    entry.sequence(),
                    part,
                    pieces.get(part),
                    inPublic,
                    // Where the connection is gone nothing can be sent: it is seen at once instead of waiting for ever.
                    can == null ? Progress.FAILED : Progress.QUEUED,
                    0,
                    can == null ? null : entry.at(),
                    can == null ? "connection-removed:" : null,
                    null,
                    entry.at(),
                    null));
        }
    }
}
