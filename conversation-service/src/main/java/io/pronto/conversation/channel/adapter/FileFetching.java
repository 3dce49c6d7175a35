package io.pronto.conversation.channel.adapter;

import io.pronto.conversation.attachment.Inspection;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Connectors;
import io.pronto.conversation.channel.FileSource;
import io.pronto.conversation.channel.IncomingFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches the files of messages that wait for them, then lets the messages through. */
final class FileFetching {

    private static final Logger log = LoggerFactory.getLogger(FileFetching.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_ATTEMPTS = 4;
    private static final int MOST_AT_ONCE = 200;

    private final WaitingFiles waiting;
    private final StoredArrivals arrivals;
    private final Connections connections;
    private final Connectors connectors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FileFetching(
            WaitingFiles waiting,
            StoredArrivals arrivals,
            Connections connections,
            Connectors connectors,
            TransactionTemplate transaction,
            Clock clock) {
        this.waiting = waiting;
        this.arrivals = arrivals;
        this.connections = connections;
        this.connectors = connectors;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${pronto.conversation.channels.look}",
            fixedDelayString = "${pronto.conversation.channels.look}")
    void look() {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Instant now = clock.instant();
            var next = waiting.next(now, now.plus(LEASE));
            if (next.isEmpty()) {
                return;
            }
            connections.find(next.get().connection()).ifPresent(connection -> take(connection, next.get()));
        }
    }

    private void take(Connection connection, WaitingFiles.Waiting message) {
        List<IncomingFile> here = new ArrayList<>();
        try {
            for (IncomingFile file : message.message().incoming()) {
                here.add(
                        file.content() instanceof IncomingFile.Remote(String reference)
                                ? IncomingFile.here(file.name(), fetch(connection, reference))
                                : file);
            }
        } catch (IOException e) {
            if (message.attempts() + 1 < MOST_ATTEMPTS) {
                // A few seconds: behind this message others wait.
                waiting.later(message.id(), e.toString(), clock.instant().plusSeconds(2L << message.attempts()));
                return;
            }
            log.warn("A file of a message through {} cannot be had; the message goes on without.", connection, e);
            here = message.message().incoming();
        }
        List<IncomingFile> files = here;
        transaction.executeWithoutResult(_ -> {
            if (waiting.done(message.id())) {
                arrivals.store(connection, message.message().with(files));
            }
        });
    }

    private byte[] fetch(Connection connection, String reference) throws IOException {
        Connector connector = connectors.of(connection);
        if (!(connector instanceof FileSource source)) {
            throw new IllegalStateException("The connector " + connector.kind() + " named a file and cannot fetch it.");
        }
        return source.fetch(connection, reference, (int) Inspection.LARGEST);
    }
}
