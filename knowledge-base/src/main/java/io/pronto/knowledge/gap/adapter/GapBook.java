package io.pronto.knowledge.gap.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.MessageId;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Course;
import io.pronto.knowledge.gap.Course.Effect;
import io.pronto.knowledge.gap.Fate;
import io.pronto.knowledge.gap.GapState;
import io.pronto.knowledge.gap.GivenReply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gaps as people look at them and work at them. */
final class GapBook {
    private static final String MISSED = "('UNANSWERED', 'REJECTED', 'BADLY_RATED')";
    private static final int EXAMPLES = 20;

    private final JdbcClient jdbc;

    GapBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A gap.
     *
     * @param title the question nearest to its middle; empty when all are forgotten
     * @param recent missed questions of the last 28 days @param total of all that are remembered
     */
    record Row(
            UUID id,
            Language language,
            GapState state,
            String title,
            int recent,
            int total,
            @Nullable Instant lastAskedAt,
            @Nullable ArticleId article,
            @Nullable Instant coveredAt,
            @Nullable String reason,
            long revision) {}

    /** Where a list goes on. */
    record After(int recent, int total, UUID id) {}

    /** Gaps, the most asked of the last four weeks first. */
    List<Row> list(
            @Nullable Language language, @Nullable GapState state, @Nullable After after, int limit, Instant now) {
        return jdbc.sql("SELECT * FROM ("
                        + rows("(CAST(:language AS text) IS NULL OR g.language = :language) "
                                + "AND (CAST(:state AS text) IS NULL OR g.state = :state)")
                        + """
                        ) counted WHERE :first OR (recent, total, id) < (:recent, :total, :id)
                        ORDER BY recent DESC, total DESC, id DESC LIMIT :limit""")
                .param("language", language == null ? null : language.tag(), java.sql.Types.VARCHAR)
                .param("state", state == null ? null : state.name(), java.sql.Types.VARCHAR)
                .param("since", time(now.minus(Duration.ofDays(28))))
                .param("first", after == null)
                .param("recent", after == null ? 0 : after.recent())
                .param("total", after == null ? 0 : after.total())
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("limit", limit)
                .query((rs, i) -> row(rs))
                .list();
    }

    Optional<Row> find(UUID id, Instant now) {
        return jdbc.sql(rows("g.id = :id"))
                .param("id", id)
                .param("since", time(now.minus(Duration.ofDays(28))))
                .query((rs, i) -> row(rs))
                .optional();
    }

    private static String rows(String which) {
        return """
                SELECT g.id, g.language, g.state, g.article, g.covered_at, g.reason, g.revision,
                    count(q.message) FILTER (WHERE q.fate IN %1$s AND q.asked_at > :since) AS recent,
                    count(q.message) FILTER (WHERE q.fate IN %1$s) AS total,
                    max(q.asked_at) FILTER (WHERE q.fate IN %1$s) AS last_asked_at,
                    coalesce((SELECT t.text FROM asked_question t WHERE t.gap = g.id AND t.fate IN %1$s
                        ORDER BY t.likeness DESC NULLS LAST, t.asked_at LIMIT 1), '') AS title
                FROM gap g LEFT JOIN asked_question q ON q.gap = g.id
                WHERE %2$s GROUP BY g.id""".formatted(MISSED, which);
    }

    private static Row row(ResultSet rs) throws SQLException {
        UUID article = rs.getObject("article", UUID.class);
        return new Row(
                rs.getObject("id", UUID.class),
                Language.of(rs.getString("language")).orElse(Language.EN),
                GapState.valueOf(rs.getString("state")),
                rs.getString("title"),
                rs.getInt("recent"),
                rs.getInt("total"),
                instant(rs, "last_asked_at"),
                article == null ? null : new ArticleId(article),
                instant(rs, "covered_at"),
                rs.getString("reason"),
                rs.getLong("revision"));
    }

    /** How often each was met. */
    Map<UUID, Course> courses(List<UUID> gaps, Instant now) {
        Map<UUID, List<Integer>> missed = new HashMap<>();
        Map<UUID, List<Integer>> answered = new HashMap<>();
        for (UUID gap : gaps) {
            missed.put(gap, new ArrayList<>(Collections.nCopies(Course.WEEKS, 0)));
            answered.put(gap, new ArrayList<>(Collections.nCopies(Course.WEEKS, 0)));
        }
        jdbc.sql("SELECT gap, fate, asked_at FROM asked_question WHERE gap = ANY(:gaps) AND asked_at > :since")
                .param("gaps", gaps.toArray(UUID[]::new))
                .param("since", time(now.minus(Duration.ofDays(7L * Course.WEEKS))))
                .query(rs -> {
                    int week = Course.week(Objects.requireNonNull(instant(rs, "asked_at")), now);
                    Map<UUID, List<Integer>> counts =
                            Fate.valueOf(rs.getString("fate")).missed() ? missed : answered;
                    List<Integer> weeks = counts.get(rs.getObject("gap", UUID.class));
                    if (week >= 0 && weeks != null) {
                        weeks.set(week, weeks.get(week) + 1);
                    }
                });
        Map<UUID, Course> courses = new HashMap<>();
        for (UUID gap : gaps) {
            courses.put(gap, new Course(missed.getOrDefault(gap, List.of()), answered.getOrDefault(gap, List.of())));
        }
        return courses;
    }

    Effect effect(UUID gap, Instant covered, Instant now) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE asked_at < :covered AND fate IN %1$s) AS missed_before,
                            count(*) FILTER (WHERE asked_at < :covered AND fate = 'ANSWERED') AS answered_before,
                            count(*) FILTER (WHERE asked_at >= :covered AND fate IN %1$s) AS missed_after,
                            count(*) FILTER (WHERE asked_at >= :covered AND fate = 'ANSWERED') AS answered_after
                        FROM asked_question WHERE gap = :gap AND asked_at >= :since""".formatted(MISSED))
                .param("gap", gap)
                .param("covered", time(covered))
                .param("since", time(covered.minus(Effect.span(covered, now))))
                .query((rs, i) -> Effect.of(
                        covered,
                        now,
                        rs.getInt("missed_before"),
                        rs.getInt("answered_before"),
                        rs.getInt("missed_after"),
                        rs.getInt("answered_after")))
                .single();
    }

    /** A question of a gap. @param source {@code CONVERSATION}, or as {@link io.pronto.knowledge.gap.Miss.Source} says */
    record Example(
            String text,
            String source,
            Fate fate,
            Instant askedAt,
            @Nullable GivenReply reply) {}

    /** Missed questions of a gap, nearest to its middle first. */
    List<Example> examples(UUID gap) {
        return jdbc.sql("""
                        SELECT text, source, fate, asked_at, language, reply, reply_message, approved_by IS NOT NULL AS approved, replied_at
                        FROM asked_question WHERE gap = :gap AND fate IN %s
                        ORDER BY likeness DESC NULLS LAST, asked_at DESC LIMIT %d""".formatted(MISSED, EXAMPLES))
                .param("gap", gap)
                .query((rs, i) -> new Example(
                        rs.getString("text"),
                        rs.getString("source"),
                        Fate.valueOf(rs.getString("fate")),
                        Objects.requireNonNull(instant(rs, "asked_at")),
                        reply(rs)))
                .list();
    }

    private static @Nullable GivenReply reply(ResultSet rs) throws SQLException {
        String text = rs.getString("reply");
        return text == null
                ? null
                : new GivenReply(
                        new MessageId(rs.getObject("reply_message", UUID.class)),
                        Language.of(rs.getString("language")).orElse(Language.EN),
                        rs.getString("text"),
                        text,
                        rs.getBoolean("approved"),
                        Objects.requireNonNull(instant(rs, "replied_at")));
    }

    /** What can change about a gap. */
    record Step(
            GapState state,
            @Nullable ArticleId article,
            @Nullable Instant coveredAt,
            @Nullable String reason) {}

    /** @return false if somebody changed it since that revision */
    boolean change(UUID gap, long revision, Step step, String by, Instant now) {
        return jdbc.sql("""
                        UPDATE gap SET state = :state, article = :article, covered_at = :covered, reason = :reason,
                            changed_at = :now, changed_by = :by, revision = revision + 1
                        WHERE id = :id AND revision = :revision""")
                        .param("state", step.state().name())
                        .param(
                                "article",
                                step.article() == null ? null : step.article().value(),
                                java.sql.Types.OTHER)
                        .param(
                                "covered",
                                step.coveredAt() == null ? null : time(step.coveredAt()),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("reason", step.reason(), java.sql.Types.VARCHAR)
                        .param("now", time(now))
                        .param("by", by)
                        .param("id", gap)
                        .param("revision", revision)
                        .update()
                > 0;
    }

    /** Readers see that article, or no longer. */
    void shown(ArticleId article, boolean visible, Instant at) {
        GapState from = visible ? GapState.DRAFTED : GapState.COVERED;
        GapState to = from.after(visible ? GapState.Action.PUBLISH : GapState.Action.RETIRE)
                .orElseThrow();
        jdbc.sql("""
                        UPDATE gap SET state = :to, covered_at = :covered, changed_at = :at, revision = revision + 1
                        WHERE article = :article AND state = :from""")
                .param("to", to.name())
                .param("from", from.name())
                .param("covered", visible ? time(at) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("at", time(at))
                .param("article", article.value())
                .update();
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
