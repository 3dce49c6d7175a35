package io.pronto.conversation.mail.adapter;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.mail.Mailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Reads every folder of every mailbox: one replica each, by a lease. Where the server can tell of new mails it is listened to
 * (IDLE), and all the same looked at every few minutes; where it cannot, it is looked at more often.
 */
final class MailboxReading implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MailboxReading.class);

    /** Servers hang up on who idles for half an hour. */
    private static final Duration IDLE = Duration.ofMinutes(5);
    /** Renewed with every look; who dies leaves the folder to others so soon. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = IDLE.plusSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Connections connections;
    private final MailServers servers;
    private final MailFolders folders;
    private final FolderSync sync;
    private final SignInTokens signIns;
    private final Duration poll;
    private final Clock clock;
    private final UUID me;
    private final Map<Place, Running> running = new ConcurrentHashMap<>();
    private final ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();

    /** @param poll how often a server is looked at that cannot tell of new mails */
    MailboxReading(
            Connections connections,
            MailServers servers,
            MailFolders folders,
            FolderSync sync,
            SignInTokens signIns,
            Duration poll,
            Clock clock,
            UUID me) {
        this.connections = connections;
        this.servers = servers;
        this.folders = folders;
        this.sync = sync;
        this.signIns = signIns;
        this.poll = poll;
        this.clock = clock;
        this.me = me;
    }

    private record Place(UUID connection, String folder) {}

    private record Running(long revision, Future<?> task) {}

    /** Begins reading what is new, ends what is gone or was changed. */
    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void look() {
        if (!running.isEmpty()) {
            folders.renew(me, clock.instant().plus(LEASE));
        }
        Set<Place> wanted = new HashSet<>();
        for (Connection connection : connections.enabled(Mailbox.KIND)) {
            for (String folder : Mailbox.of(connection).folders()) {
                Place place = new Place(connection.id(), folder);
                wanted.add(place);
                Running now = running.get(place);
                if (now != null
                        && (now.revision() != connection.revision()
                                || now.task().isDone())) {
                    now.task().cancel(true);
                    running.remove(place);
                    now = null;
                }
                if (now == null) {
                    running.put(place, new Running(connection.revision(), each.submit(() -> read(connection, folder))));
                }
            }
        }
        running.forEach((place, task) -> {
            if (!wanted.contains(place)) {
                task.task().cancel(true);
                running.remove(place);
                folders.release(place.connection(), place.folder(), me);
            }
        });
    }

    private void read(Connection connection, String name) {
        Duration pause = Duration.ofSeconds(2);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!folders.lease(
                        connection.id(),
                        name,
                        me,
                        clock.instant(),
                        clock.instant().plus(LEASE))) {
                    Thread.sleep(Duration.ofSeconds(5));
                    continue;
                }
                try {
                    stay(connection, name);
                    pause = Duration.ofSeconds(2);
                } catch (MessagingException | RuntimeException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    if (e instanceof jakarta.mail.AuthenticationFailedException) {
                        signIns.forget(connection.id());
                    }
                    log.warn("Reading {} of {} broke off; it goes on in {}.", name, connection, pause, e);
                    folders.problem(connection.id(), name, String.valueOf(e.getMessage()), clock.instant());
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // An interrupted thread may not use the database.
            boolean interrupted = Thread.interrupted();
            folders.release(connection.id(), name, me);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Keeps one connection open as long as it holds and the lease is ours. */
    private void stay(Connection connection, String name) throws MessagingException, InterruptedException {
        Mailbox mailbox = Mailbox.of(connection);
        try (Store store = servers.openStore(mailbox, PATIENCE);
                IMAPFolder folder = (IMAPFolder) store.getFolder(name)) {
            folder.open(IMAPFolder.READ_WRITE);
            boolean tells = ((IMAPStore) store).hasCapability("IDLE");
            folders.problem(connection.id(), name, null, clock.instant());
            while (folders.lease(
                    connection.id(), name, me, clock.instant(), clock.instant().plus(LEASE))) {
                if (sync.run(connection, mailbox, folder)) {
                    continue;
                }
                if (tells) {
                    idle(folder);
                } else {
                    Thread.sleep(poll);
                    folder.getMessageCount();
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    /** Waits until the server says something, at most {@link #IDLE}: any other command ends idling. */
    private void idle(IMAPFolder folder) throws MessagingException {
        Future<?> alarm = each.submit(() -> {
            try {
                Thread.sleep(IDLE);
                folder.getMessageCount();
            } catch (InterruptedException e) {
                // It said something before.
                Thread.currentThread().interrupt();
            } catch (MessagingException e) {
                log.debug("The folder was closed while it idled.", e);
            }
        });
        try {
            folder.idle(true);
        } finally {
            alarm.cancel(true);
        }
    }

    @Override
    public void close() {
        each.shutdownNow();
    }
}
