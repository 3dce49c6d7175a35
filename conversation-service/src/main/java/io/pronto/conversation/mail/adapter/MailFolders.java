package io.pronto.conversation.mail.adapter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far folders have been read, and by whom. */
final class MailFolders {
    private static final int LONGEST_PROBLEM = 500;

    private final JdbcClient jdbc;

    MailFolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param validity within which UIDs mean anything; null: it was never read */
    record State(@Nullable Long validity, long lastUid) {
        boolean knows(long now) {
            return validity != null && validity == now;
        }
    }

    /** Takes or keeps the right to read. @return whether it is ours until then */
    boolean lease(UUID connection, String folder, UUID reader, Instant now, Instant until) {
        return jdbc.sql("""
                INSERT INTO mail_folder (connection_id, folder, reader, read_until, at)
                VALUES (:connection, :folder, :reader, :until, :now)
                ON CONFLICT (connection_id, folder) DO UPDATE SET reader = :reader, read_until = :until
                WHERE mail_folder.reader IS NULL OR mail_folder.reader = :reader OR mail_folder.read_until < :now""")
                        .param("connection", connection)
                        .param("folder", folder)
                        .param("reader", reader)
                        .param("until", MailRows.utc(until))
                        .param("now", MailRows.utc(now))
                        .update()
                == 1;
    }

    /** Says that this reader still lives: all its leases hold until then. */
    void renew(UUID reader, Instant until) {
        jdbc.sql("UPDATE mail_folder SET read_until = ? WHERE reader = ?")
                .params(MailRows.utc(until), reader)
                .update();
    }

    void release(UUID connection, String folder, UUID reader) {
        jdbc.sql(
                        "UPDATE mail_folder SET reader = NULL, read_until = NULL WHERE connection_id = ? AND folder = ? AND reader = ?")
                .params(connection, folder, reader)
                .update();
    }

    State state(UUID connection, String folder) {
        return jdbc.sql("SELECT uid_validity, last_uid FROM mail_folder WHERE connection_id = ? AND folder = ?")
                .params(connection, folder)
                .query((row, _) -> new State((Long) row.getObject(1), row.getLong(2)))
                .optional()
                .orElse(new State(null, 0));
    }

    void reached(UUID connection, String folder, long validity, long uid, Instant at) {
        jdbc.sql("""
                UPDATE mail_folder SET uid_validity = ?, last_uid = ?, at = ? WHERE connection_id = ? AND folder = ?""")
                .params(validity, uid, MailRows.utc(at), connection, folder)
                .update();
    }

    /** @param problem null: there is none any more */
    void problem(UUID connection, String folder, @Nullable String problem, Instant at) {
        jdbc.sql(
                        "UPDATE mail_folder SET problem = :problem, at = :at WHERE connection_id = :connection AND folder = :folder")
                .param(
                        "problem",
                        problem == null || problem.length() <= LONGEST_PROBLEM
                                ? problem
                                : problem.substring(0, LONGEST_PROBLEM))
                .param("at", MailRows.utc(at))
                .param("connection", connection)
                .param("folder", folder)
                .update();
    }
}
