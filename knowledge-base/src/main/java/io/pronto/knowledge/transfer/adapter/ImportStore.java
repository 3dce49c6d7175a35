package io.pronto.knowledge.transfer.adapter;

import io.pronto.knowledge.article.ArticleIntake.Author;
import io.pronto.knowledge.article.ArticleIntake.Outcome;
import io.pronto.knowledge.transfer.FileFormat;
import io.pronto.knowledge.transfer.ImportJob;
import io.pronto.knowledge.transfer.ImportJob.Counts;
import io.pronto.knowledge.transfer.ImportJob.State;
import io.pronto.knowledge.transfer.ImportJob.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Import jobs and their rows in PostgreSQL. */
final class ImportStore {
    private static final String JOB = """
            SELECT id, format, name, state, author_name, started_at, finished_at, row_count, created, updated, unchanged,
                   refused, problem
            FROM import_job
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ImportStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A row as it was read. @param refused why it cannot be a row, or nothing */
    record Read(int number, String place, @Nullable String content, Outcome.@Nullable Refused refused) {}

    /** A row that waits. */
    record Waiting(int number, String content) {}

    /** A row with what became of it. */
    record Told(
            int number,
            String place,
            @Nullable String result,
            @Nullable String article,
            @Nullable Integer version,
            @Nullable String code,
            @Nullable String field,
            @Nullable String detail,
            @Nullable String content) {}

    /** A job in work. */
    record Claimed(UUID id, Author author) {}

    void begin(UUID id, FileFormat format, String name, Author author, Instant now, Instant until) {
        jdbc.sql("""
                        INSERT INTO import_job (id, format, name, state, author_id, author_username, author_name, started_at,
                                                claimed_until)
                        VALUES (:id, :format, :name, 'RECEIVING', :author, :username, :authorName, :now, :until)""")
                .param("id", id)
                .param("format", format.name())
                .param("name", name)
                .param("author", author.id())
                .param("username", author.username())
                .param("authorName", author.name())
                .param("now", at(now))
                .param("until", at(until))
                .update();
    }

    /** Stores further rows of a job that is being received. */
    void add(UUID job, List<Read> rows, Instant until) {
        batches.batchUpdate(
                "INSERT INTO import_row (job, number, place, content, result, code, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
                rows.size(),
                (statement, row) -> {
                    Outcome.Refused refused = row.refused();
                    statement.setObject(1, job);
                    statement.setInt(2, row.number());
                    statement.setString(3, row.place());
                    statement.setString(4, row.content());
                    statement.setString(5, refused == null ? null : "REFUSED");
                    statement.setString(6, refused == null ? null : refused.code());
                    statement.setString(7, refused == null ? null : refused.detail());
                });
        jdbc.sql("""
                        UPDATE import_job SET row_count = row_count + :rows, refused = refused + :refused, claimed_until = :until
                        WHERE id = :job""")
                .param("rows", rows.size())
                .param(
                        "refused",
                        rows.stream().filter(row -> row.refused() != null).count())
                .param("until", at(until))
                .param("job", job)
                .update();
    }

    /** Takes a step if it is possible. @return whether it was */
    boolean step(UUID job, Step step, @Nullable String problem, Instant now) {
        List<String> from = Arrays.stream(State.values())
                .filter(state -> ImportJob.next(state, step).isPresent())
                .map(State::name)
                .toList();
        State to = ImportJob.next(State.valueOf(from.getFirst()), step).orElseThrow();
        int stepped = jdbc.sql("""
                        UPDATE import_job SET state = :to, problem = :problem, claimed_until = NULL,
                            finished_at = CASE WHEN :ends THEN :now ELSE finished_at END
                        WHERE id = :job AND state = ANY (:from)""")
                .param("to", to.name())
                .param("problem", problem)
                .param("ends", to.isEnd())
                .param("now", at(now))
                .param("job", job)
                .param("from", from.toArray(String[]::new))
                .update();
        return stepped == 1;
    }

    /** Whoever received these is gone: they will never be whole. @return how many there were */
    int breakOffAbandoned(String problem, Instant now) {
        return jdbc.sql("""
                        UPDATE import_job SET state = 'BROKEN', problem = :problem, finished_at = :now
                        WHERE state = 'RECEIVING' AND claimed_until < :now""").param("problem", problem).param("now", at(now)).update();
    }

    /** The oldest job that nobody works on. */
    Optional<Claimed> claim(Instant now, Instant until) {
        return jdbc.sql("""
                        UPDATE import_job SET claimed_until = :until
                        WHERE id = (SELECT id FROM import_job
                                    WHERE state = 'RUNNING' AND (claimed_until IS NULL OR claimed_until < :now)
                                    ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, author_id, author_username, author_name""")
                .param("until", at(until))
                .param("now", at(now))
                .query((row, i) -> new Claimed(
                        row.getObject("id", UUID.class),
                        new Author(
                                row.getString("author_id"),
                                row.getString("author_username"),
                                row.getString("author_name"))))
                .optional();
    }

    /** Keeps the job while its next rows are taken. @return false if it was stopped meanwhile */
    boolean keep(UUID job, Instant until) {
        return jdbc.sql("UPDATE import_job SET claimed_until = :until WHERE id = :job AND state = 'RUNNING'")
                        .param("until", at(until))
                        .param("job", job)
                        .update()
                == 1;
    }

    List<Waiting> waiting(UUID job, int limit) {
        return jdbc.sql("""
                        SELECT number, content FROM import_row WHERE job = :job AND result IS NULL
                        ORDER BY number LIMIT :limit""")
                .param("job", job)
                .param("limit", limit)
                .query((row, i) -> new Waiting(row.getInt("number"), row.getString("content")))
                .list();
    }

    void taken(UUID job, int number, Outcome.Taken taken) {
        jdbc.sql("""
                        UPDATE import_row SET result = :result, article = :article, version = :version, content = NULL
                        WHERE job = :job AND number = :number""")
                .param("result", taken.effect().name())
                .param("article", taken.article().value())
                .param("version", taken.version())
                .param("job", job)
                .param("number", number)
                .update();
    }

    void refused(UUID job, int number, Outcome.Refused refused) {
        jdbc.sql("""
                        UPDATE import_row SET result = 'REFUSED', code = :code, field = :field, detail = :detail
                        WHERE job = :job AND number = :number""")
                .param("code", refused.code())
                .param("field", refused.field())
                .param("detail", refused.detail())
                .param("job", job)
                .param("number", number)
                .update();
    }

    void count(UUID job, Counts more) {
        jdbc.sql("""
                        UPDATE import_job SET created = created + :created, updated = updated + :updated,
                            unchanged = unchanged + :unchanged, refused = refused + :refused
                        WHERE id = :job""")
                .param("created", more.created())
                .param("updated", more.updated())
                .param("unchanged", more.unchanged())
                .param("refused", more.refused())
                .param("job", job)
                .update();
    }

    Optional<ImportJob> find(UUID id) {
        return jdbc.sql(JOB + "WHERE id = :id")
                .param("id", id)
                .query((row, i) -> job(row))
                .optional();
    }

    /** Jobs, the newest first. */
    List<ImportJob> list(@Nullable UUID before, int limit) {
        return jdbc.sql(JOB + "WHERE CAST(:before AS uuid) IS NULL OR id < :before ORDER BY id DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, i) -> job(row))
                .list();
    }

    List<Told> rows(UUID job, @Nullable String result, int after, int limit) {
        return jdbc.sql("""
                        SELECT number, place, result, article, version, code, field, detail, content FROM import_row
                        WHERE job = :job AND number > :after AND (CAST(:result AS text) IS NULL OR result = :result)
                        ORDER BY number LIMIT :limit""")
                .param("job", job)
                .param("after", after)
                .param("result", result)
                .param("limit", limit)
                .query((row, i) -> new Told(
                        row.getInt("number"),
                        row.getString("place"),
                        row.getString("result"),
                        row.getString("article"),
                        row.getObject("version", Integer.class),
                        row.getString("code"),
                        row.getString("field"),
                        row.getString("detail"),
                        row.getString("result") == null ? null : row.getString("content")))
                .list();
    }

    /** Articles of the job that cannot be found yet. */
    int notIndexed(UUID job) {
        return jdbc.sql("""
                        SELECT count(DISTINCT r.article) FROM import_row r JOIN index_task t ON t.article = r.article
                        WHERE r.job = :job""").param("job", job).query(Integer.class).single();
    }

    /** Forgets what ended before then. */
    int forget(Instant before) {
        return jdbc.sql("DELETE FROM import_job WHERE finished_at < :before")
                .param("before", at(before))
                .update();
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new ImportJob(
                row.getObject("id", UUID.class),
                FileFormat.valueOf(row.getString("format")),
                row.getString("name"),
                State.valueOf(row.getString("state")),
                row.getString("author_name"),
                Objects.requireNonNull(row.getObject("started_at", OffsetDateTime.class))
                        .toInstant(),
                finished == null ? null : finished.toInstant(),
                new Counts(
                        row.getInt("row_count"),
                        row.getInt("created"),
                        row.getInt("updated"),
                        row.getInt("unchanged"),
                        row.getInt("refused")),
                row.getString("problem"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
