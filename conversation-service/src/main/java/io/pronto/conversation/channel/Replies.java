package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be written to a customer now, on the channel on which she wrote last. */
public final class Replies {

    private final Threads threads;
    private final Connections connections;
    private final Connectors connectors;

    public Replies(Threads threads, Connections connections, Connectors connectors) {
        this.threads = threads;
        this.connections = connections;
        this.connectors = connectors;
    }

    /** Where a conversation is answered. */
    public record Place(ChannelThread thread, Connection connection, Capabilities capabilities) {}

    /** Where that conversation is answered; nothing if it came through no connection, or through one that is gone. */
    public Optional<Place> place(ConversationId conversation) {
        return threads.of(conversation)
                .flatMap(thread -> connections
                        .find(thread.connection())
                        .flatMap(connection -> connectors
                                .find(connection.kind())
                                .map(c -> new Place(thread, connection, c.capabilities(connection)))));
    }

    /**
     * What stands in the way of a reply, worst first.
     *
     * @param visibility {@code public}, {@code private}, or empty for what the thread is
     */
    public List<Obstacle> obstacles(
            ConversationId conversation, String text, List<Obstacle.File> files, String visibility, Instant now) {
        Optional<ChannelThread> thread = threads.of(conversation);
        if (thread.isEmpty()) {
            return List.of();
        }
        Place place = place(conversation).orElse(null);
        if (place == null || !place.connection().enabled()) {
            return List.of(new Obstacle("channel-off", "text", List.of(), "ask-administrator"));
        }
        boolean inPublic = visibility.isEmpty() ? thread.get().inPublic() : visibility.equals("public");
        return Obstacle.of(place.capabilities(), thread.get().lastInboundAt(), text, files, inPublic, now);
    }
}
