package io.pronto.conversation.mail.adapter;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.mail.Mail;
import io.pronto.conversation.mail.MailReader;
import io.pronto.conversation.mail.Mailbox;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Brings a folder's new mails in. What is new is told by UIDs, not by the mark of being seen, which anybody may set. A mail
 * is marked as seen after it is stored; whoever dies between the two meets it again and knows it.
 */
final class FolderSync implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FolderSync.class);

    private static final int BATCH = 100;
    /** Mails side by side; those that may belong together stay one after the other. */
    private static final int LANES = 6;
    /** Larger ones are fetched one at a time, in bytes. */
    private static final int LARGE = 256 * 1024;
    /** So much of them is held at once, in bytes; a larger mail alone. */
    private static final long AT_ONCE = 8L * 1024 * 1024;

    private final MailFolders folders;
    private final MailIntake intake;
    private final Clock clock;
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();

    FolderSync(MailFolders folders, MailIntake intake, Clock clock) {
        this.folders = folders;
        this.intake = intake;
        this.clock = clock;
    }

    private record Fetched(Message message, Mail mail, Instant arrived) {}

    /** Takes in at most one batch. @return whether there may be more */
    boolean run(Connection connection, Mailbox mailbox, IMAPFolder folder)
            throws MessagingException, InterruptedException {
        long validity = folder.getUIDValidity();
        MailFolders.State state = folders.state(connection.id(), folder.getFullName());
        if (!state.knows(validity)) {
            // The first time, or the server counts anew: only what nobody has seen.
            long upTo = newest(folder);
            Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
            for (int from = 0; from < unseen.length; from += BATCH) {
                take(
                        connection,
                        mailbox,
                        folder,
                        Arrays.copyOfRange(unseen, from, Math.min(unseen.length, from + BATCH)));
            }
            folders.reached(connection.id(), folder.getFullName(), validity, upTo, clock.instant());
            return true;
        }
        // The server gives its last mail even when its UID is smaller than asked for.
        Message[] fresh = Arrays.stream(folder.getMessagesByUID(state.lastUid() + 1, UIDFolder.LASTUID))
                .filter(message -> message != null && uid(folder, message) > state.lastUid())
                .sorted(Comparator.comparingLong(message -> uid(folder, message)))
                .toArray(Message[]::new);
        for (int from = 0; from < fresh.length; from += BATCH) {
            Message[] batch = Arrays.copyOfRange(fresh, from, Math.min(fresh.length, from + BATCH));
            take(connection, mailbox, folder, batch);
            folders.reached(
                    connection.id(),
                    folder.getFullName(),
                    validity,
                    uid(folder, batch[batch.length - 1]),
                    clock.instant());
        }
        return fresh.length > 0;
    }

    /** The largest UID that is there; servers need not tell the next one. */
    private static long newest(IMAPFolder folder) throws MessagingException {
        long next = folder.getUIDNext();
        if (next > 0) {
            return next - 1;
        }
        int count = folder.getMessageCount();
        return count > 0 ? folder.getUID(folder.getMessage(count)) : 0;
    }

    private static long uid(IMAPFolder folder, Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            // It was removed meanwhile.
            return 0;
        }
    }

    /** Goes through a batch in parts that fit into memory together. */
    private void take(Connection connection, Mailbox mailbox, IMAPFolder folder, Message[] batch)
            throws MessagingException, InterruptedException {
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        sizes.add(UIDFolder.FetchProfileItem.UID);
        sizes.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(batch, sizes);
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < batch.length; i++) {
            if (i > from && bytes + size(batch[i]) > AT_ONCE) {
                takePart(connection, mailbox, folder, Arrays.copyOfRange(batch, from, i));
                from = i;
                bytes = 0;
            }
            bytes += size(batch[i]);
        }
        takePart(connection, mailbox, folder, Arrays.copyOfRange(batch, from, batch.length));
    }

    private void takePart(Connection connection, Mailbox mailbox, IMAPFolder folder, Message[] batch)
            throws MessagingException, InterruptedException {
        if (batch.length == 0) {
            return;
        }
        Map<Integer, List<Fetched>> byLane = new TreeMap<>();
        for (Fetched fetched : fetch(folder, batch)) {
            byLane.computeIfAbsent(lane(fetched.mail()), lane -> new ArrayList<>())
                    .add(fetched);
        }
        List<Future<Void>> running = new ArrayList<>();
        for (List<Fetched> lane : byLane.values()) {
            Callable<Void> work = () -> {
                for (Fetched each : lane) {
                    store(connection, mailbox, each);
                }
                return null;
            };
            running.add(lanes.submit(work));
        }
        for (Future<Void> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new MessagingException("A mail could not be stored.", asException(e.getCause()));
            }
        }
        folder.setFlags(batch, new Flags(Flags.Flag.SEEN), true);
        for (Message message : batch) {
            ((IMAPMessage) message).invalidateHeaders();
        }
    }

    private static Exception asException(@Nullable Throwable cause) {
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }

    /** What may belong together gets the same lane: by its oldest ancestor's id. */
    private static int lane(Mail mail) {
        String root = Stream.of(mail.references(), mail.inReplyTo())
                .flatMap(List::stream)
                .findFirst()
                .or(() -> java.util.Optional.ofNullable(mail.messageId()))
                .orElse("");
        return Math.floorMod(root.hashCode(), LANES);
    }

    private void store(Connection connection, Mailbox mailbox, Fetched fetched) {
        try {
            intake.take(connection, mailbox, fetched.mail(), fetched.arrived());
        } catch (TransientDataAccessException | TransactionException e) {
            // The database is the matter, not the mail: all of it is tried again.
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "Mail {} cannot be stored as it is; its text alone is tried.",
                    fetched.mail().messageId(),
                    e);
            try {
                intake.take(connection, mailbox, bare(fetched.mail()), fetched.arrived());
            } catch (TransientDataAccessException | TransactionException again) {
                throw again;
            } catch (RuntimeException again) {
                log.error(
                        "Mail {} cannot be stored at all; it is set aside.",
                        fetched.mail().messageId(),
                        again);
                intake.unreadable(connection, bare(fetched.mail()), fetched.arrived());
            }
        }
    }

    private static Mail bare(Mail mail) {
        return new Mail(
                mail.messageId(),
                mail.inReplyTo(),
                mail.references(),
                mail.from(),
                List.of(),
                List.of(),
                List.of(),
                mail.subject(),
                mail.sentAt(),
                mail.text(),
                null,
                List.of(),
                null,
                null,
                null,
                mail.headers(),
                true);
    }

    private List<Fetched> fetch(IMAPFolder folder, Message[] batch) throws MessagingException {
        Message[] small =
                Arrays.stream(batch).filter(message -> size(message) < LARGE).toArray(Message[]::new);
        FetchProfile whole = new FetchProfile();
        whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
        folder.fetch(small, whole);
        List<Fetched> fetched = new ArrayList<>();
        for (Message message : batch) {
            if (message.isExpunged()) {
                continue;
            }
            var arrived = message.getReceivedDate();
            Instant now = clock.instant();
            Instant at = arrived == null || arrived.toInstant().isAfter(now) ? now : arrived.toInstant();
            fetched.add(new Fetched(message, MailReader.read(bytes(message)), at));
        }
        return fetched;
    }

    private static int size(Message message) {
        try {
            return message.getSize();
        } catch (MessagingException e) {
            return LARGE;
        }
    }

    private static byte[] bytes(Message message) throws MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.clamp(message.getSize(), 1024, LARGE));
        try {
            message.writeTo(new OutputStream() {
                @Override
                public void write(int b) {
                    if (bytes.size() <= MailReader.LARGEST) {
                        bytes.write(b);
                    }
                }

                @Override
                public void write(byte[] b, int offset, int length) {
                    int room = MailReader.LARGEST + 1 - bytes.size();
                    bytes.write(b, offset, Math.clamp(room, 0, length));
                }
            });
        } catch (IOException e) {
            throw new MessagingException("A mail could not be read from the server.", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        lanes.shutdownNow();
    }
}
