package io.pronto.conversation.quickreply.adapter;

import io.pronto.conversation.quickreply.QuickReplies;
import io.pronto.conversation.quickreply.QuickReply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ready texts in a table. */
final class PostgresQuickReplies implements QuickReplies {

    private final JdbcClient jdbc;

    PostgresQuickReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<QuickReply> list(@Nullable String language, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                SELECT id, shortcut, title, language, text FROM quick_reply
                WHERE (:language::text IS NULL OR language = :language) AND (:after::uuid IS NULL OR id > :after)
                ORDER BY id LIMIT :limit""")
                .param("language", language)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new QuickReply(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    @Override
    public boolean add(QuickReply r, Instant at) {
        return jdbc.sql("""
                INSERT INTO quick_reply (id, shortcut, title, language, text, updated_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")
                        .param(r.id())
                        .param(r.shortcut())
                        .param(r.title())
                        .param(r.language())
                        .param(r.text())
                        .param(at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Change replace(QuickReply r, Instant at) {
        try {
            int found = jdbc.sql("""
                    UPDATE quick_reply SET shortcut = ?, title = ?, language = ?, text = ?, updated_at = ? WHERE id = ?""")
                    .param(r.shortcut())
                    .param(r.title())
                    .param(r.language())
                    .param(r.text())
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(r.id())
                    .update();
            return found == 1 ? Change.DONE : Change.NOT_THERE;
        } catch (DuplicateKeyException e) {
            return Change.SHORTCUT_TAKEN;
        }
    }

    @Override
    public boolean remove(UUID id) {
        return jdbc.sql("DELETE FROM quick_reply WHERE id = ?").param(id).update() == 1;
    }
}
