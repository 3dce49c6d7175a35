package io.pronto.routing.classification.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.routing.classification.Cases;
import io.pronto.routing.classification.Classification;
import io.pronto.routing.classification.Suggestion;
import io.pronto.routing.classification.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Cases in the table {@code classification_case}. */
@Repository
class PostgresCases implements Cases {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostgresCases(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Case> find(ConversationId conversation) {
        return jdbc.sql("SELECT told, guess, found FROM classification_case WHERE conversation = :conversation")
                .param("conversation", conversation.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public Case tell(ConversationId conversation, Told told, Instant at) {
        return keep("told", conversation, told, at);
    }

    @Override
    public Case suggest(ConversationId conversation, Suggestion guess, Instant at) {
        return keep("guess", conversation, guess, at);
    }

    private Case keep(String column, ConversationId conversation, Object value, Instant at) {
        return jdbc.sql("""
                        INSERT INTO classification_case (conversation, %1$s, at)
                        VALUES (:conversation, CAST(:value AS jsonb), :at)
                        ON CONFLICT (conversation) DO UPDATE SET %1$s = excluded.%1$s, at = excluded.at
                        RETURNING told, guess, found""".formatted(column))
                .param("conversation", conversation.value())
                .param("value", json.writeValueAsString(value))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((rs, i) -> read(rs))
                .single();
    }

    @Override
    public void found(ConversationId conversation, Classification found) {
        jdbc.sql("UPDATE classification_case SET found = CAST(:found AS jsonb) WHERE conversation = :conversation")
                .param("conversation", conversation.value())
                .param("found", json.writeValueAsString(found))
                .update();
    }

    @Override
    public int forget(Instant before, int limit) {
        return jdbc.sql("""
                        DELETE FROM classification_case WHERE conversation IN
                            (SELECT conversation FROM classification_case WHERE at < :before LIMIT :limit)""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    private Case read(ResultSet rs) throws SQLException {
        return new Case(
                read(rs, "told", Told.class),
                read(rs, "guess", Suggestion.class),
                read(rs, "found", Classification.class));
    }

    private <T> @Nullable T read(ResultSet rs, String column, Class<T> type) throws SQLException {
        String text = rs.getString(column);
        return text == null ? null : json.readValue(text, type);
    }
}
