package io.pronto.routing.classification.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.platform.batch.BatchedWrites;
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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Cases in the table {@code classification_case}. */
@Repository
class PostgresCases implements Cases {
    private static final String SAVE = """
            INSERT INTO classification_case (conversation, told, guess, found, at)
            VALUES (:conversation, CAST(:told AS jsonb), CAST(:guess AS jsonb), CAST(:found AS jsonb), :at)
            ON CONFLICT (conversation) DO UPDATE SET
                told = excluded.told, guess = excluded.guess, found = excluded.found, at = excluded.at""";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final JsonMapper json;

    PostgresCases(JdbcClient jdbc, BatchedWrites writes, JsonMapper json) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.json = json;
    }

    @Override
    public Optional<Case> find(ConversationId conversation) {
        writes.flush(SAVE, conversation);
        return jdbc.sql("SELECT told, guess, found FROM classification_case WHERE conversation = :conversation")
                .param("conversation", conversation.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public void save(ConversationId conversation, Case known, Instant at) {
        writes.write(
                SAVE,
                conversation,
                new MapSqlParameterSource()
                        .addValue("conversation", conversation.value())
                        .addValue("told", written(known.told()))
                        .addValue("guess", written(known.guess()))
                        .addValue("found", written(known.found()))
                        .addValue("at", at.atOffset(ZoneOffset.UTC)));
    }

    private @Nullable String written(@Nullable Object part) {
        return part == null ? null : json.writeValueAsString(part);
    }

    @Override
    public int forget(Instant before, int limit) {
        writes.flush();
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
