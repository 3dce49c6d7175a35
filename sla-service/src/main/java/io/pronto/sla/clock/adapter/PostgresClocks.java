package io.pronto.sla.clock.adapter;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.sla.clock.Change;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.EnquiryState;
import io.pronto.sla.clock.GivenMark;
import io.pronto.sla.clock.Response;
import io.pronto.sla.clock.Segment;
import io.pronto.sla.clock.SlaClock;
import io.pronto.sla.policy.ResponseWindow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks in rows; see the changelog for what each column is for. */
final class PostgresClocks implements Clocks {
    private static final int MAX_CURRENT = 100;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PostgresClocks(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Map<ConversationId, EnquiryState> enquiries(Set<ConversationId> conversations) {
        return jdbc
                .sql("SELECT * FROM enquiry WHERE conversation = ANY(?)")
                .param(ids(conversations))
                .query(ClockRows::enquiry)
                .list()
                .stream()
                .collect(Collectors.toMap(EnquiryState::conversation, Function.identity()));
    }

    @Override
    public void saveEnquiries(Collection<EnquiryState> enquiries) {
        if (enquiries.isEmpty()) {
            return;
        }
        batches.batchUpdate("""
                INSERT INTO enquiry (conversation, channel, queue, priority, tier, language, topic, tags, publicly,
                    with_bot, awaiting_customer, resolved, offered_to, assignee, seen_by, greeted, human_replied,
                    asked_at, unanswered_since, waiting_since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (conversation) DO UPDATE SET
                    (channel, queue, priority, tier, language, topic, tags, publicly, with_bot, awaiting_customer,
                     resolved, offered_to, assignee, seen_by, greeted, human_replied, asked_at, unanswered_since,
                     waiting_since)
                    = (EXCLUDED.channel, EXCLUDED.queue, EXCLUDED.priority, EXCLUDED.tier, EXCLUDED.language,
                       EXCLUDED.topic, EXCLUDED.tags, EXCLUDED.publicly, EXCLUDED.with_bot,
                       EXCLUDED.awaiting_customer, EXCLUDED.resolved, EXCLUDED.offered_to, EXCLUDED.assignee,
                       EXCLUDED.seen_by, EXCLUDED.greeted, EXCLUDED.human_replied, EXCLUDED.asked_at,
                       EXCLUDED.unanswered_since, EXCLUDED.waiting_since)""", enquiries.stream().map(ClockRows::values).toList());
    }

    @Override
    public Map<ConversationId, List<SlaClock>> currents(Set<ConversationId> conversations) {
        return jdbc
                .sql("""
                        SELECT * FROM clock
                        WHERE conversation = ANY(?)
                          AND (state IN ('RUNNING', 'PAUSED', 'BREACHED') OR metric = 'RESOLUTION')
                        ORDER BY started_at, id LIMIT ? FOR UPDATE""")
                .params(ids(conversations), MAX_CURRENT * conversations.size())
                .query(ClockRows::clock)
                .list()
                .stream()
                .collect(Collectors.groupingBy(clock -> clock.promise().conversation()));
    }

    private static UUID[] ids(Collection<ConversationId> conversations) {
        return conversations.stream().map(ConversationId::value).toArray(UUID[]::new);
    }

    @Override
    public void save(List<Change> changes, long edition) {
        if (changes.isEmpty()) {
            return;
        }
        batches.batchUpdate(
                """
                INSERT INTO clock (id, conversation, metric, started_at, state, policy, policy_version, calendar,
                    calendar_version, target_micros, goal_micros, warn_after_micros, warn_to, paused_in, stage, since,
                    worked_micros, warned_micros, due_at, next_at, alarm_at, cause, escalated, ladder, ladder_version,
                    adjustment, adjustment_name, adjustment_kind, standard_micros, reasons, edition)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    (state, policy, policy_version, calendar, calendar_version, target_micros, goal_micros,
                     warn_after_micros, warn_to, paused_in, stage, since, worked_micros, warned_micros, due_at,
                     next_at, alarm_at, cause, escalated, ladder, ladder_version, adjustment, adjustment_name,
                     adjustment_kind, standard_micros, reasons, failures)
                    = (EXCLUDED.state, EXCLUDED.policy, EXCLUDED.policy_version, EXCLUDED.calendar,
                       EXCLUDED.calendar_version, EXCLUDED.target_micros, EXCLUDED.goal_micros,
                       EXCLUDED.warn_after_micros, EXCLUDED.warn_to, EXCLUDED.paused_in, EXCLUDED.stage,
                       EXCLUDED.since, EXCLUDED.worked_micros, EXCLUDED.warned_micros, EXCLUDED.due_at,
                       EXCLUDED.next_at, EXCLUDED.alarm_at, EXCLUDED.cause, EXCLUDED.escalated, EXCLUDED.ladder,
                       EXCLUDED.ladder_version, EXCLUDED.adjustment, EXCLUDED.adjustment_name,
                       EXCLUDED.adjustment_kind, EXCLUDED.standard_micros, EXCLUDED.reasons, 0)""",
                changes.stream()
                        .map(change -> ClockRows.values(change.clock(), edition))
                        .toList());
        saveHistory(changes);
    }

    @Override
    public void pass(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        // Only what time changes, in one statement: a burst of deadlines rewrites no terms.
        jdbc.sql("""
                        UPDATE clock c SET state = p.state, stage = p.stage, since = p.since,
                            worked_micros = p.worked_micros, warned_micros = p.warned_micros, due_at = p.due_at,
                            next_at = p.next_at, alarm_at = p.alarm_at, escalated = p.escalated, failures = 0
                        FROM unnest(CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS timestamptz[]),
                                    CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS timestamptz[]),
                                    CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), CAST(? AS bigint[]))
                            AS p (id, state, stage, since, worked_micros, warned_micros, due_at, next_at, alarm_at,
                                  escalated)
                        WHERE c.id = p.id""")
                .params(ClockRows.passed(changes.stream().map(Change::clock).toList()))
                .update();
        saveHistory(changes);
    }

    private void saveHistory(List<Change> changes) {
        List<Object[]> marks = new ArrayList<>();
        for (Change change : changes) {
            change.given()
                    .forEach(mark ->
                            marks.add(ClockRows.values(change.clock().promise().id(), mark)));
        }
        if (!marks.isEmpty()) {
            batches.batchUpdate(
                    "INSERT INTO clock_mark (clock, at, percent, recipients, ladder, ladder_version, step)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    marks);
        }
        List<Object[]> segments = new ArrayList<>();
        for (Change change : changes) {
            change.segments()
                    .forEach(segment -> segments.add(
                            ClockRows.values(change.clock().promise().id(), segment)));
        }
        if (!segments.isEmpty()) {
            batches.batchUpdate("""
                    INSERT INTO clock_segment (clock, stage, began_at, ended_at, counted, worked_micros, calendar,
                        calendar_version, adjusted)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", segments);
        }
    }

    @Override
    public List<GivenMark> marks(ClockId clock, int limit) {
        return jdbc.sql("SELECT * FROM clock_mark WHERE clock = ? ORDER BY number LIMIT ?")
                .params(clock.value(), limit)
                .query(ClockRows::mark)
                .list();
    }

    @Override
    public void saveResponses(List<Response> responses) {
        if (!responses.isEmpty()) {
            batches.batchUpdate("""
                    INSERT INTO response (conversation, policy, policy_version, agent, asked_at, at,
                        elapsed_micros, target_micros, attain_percent)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", responses.stream().map(ClockRows::values).toList());
        }
    }

    @Override
    public List<ResponseWindow> responses(
            String policy, ResponseWindow.Period period, ZoneId zone, Instant from, Instant to) {
        return jdbc.sql("""
                        SELECT CAST(date_trunc(:period, at AT TIME ZONE :zone) AS date) AS window_from,
                            count(*) AS responses, CAST(sum(elapsed_micros) AS bigint) AS sum_micros,
                            count(*) FILTER (WHERE elapsed_micros <= target_micros) AS within,
                            (array_agg(target_micros ORDER BY at DESC, number DESC))[1] AS target_micros,
                            (array_agg(attain_percent ORDER BY at DESC, number DESC))[1] AS attain_percent
                        FROM response WHERE policy = :policy AND at >= :from AND at < :to
                        GROUP BY 1 ORDER BY 1""")
                .param("period", period.name().toLowerCase(Locale.ROOT))
                .param("zone", zone.getId())
                .param("policy", policy)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((rs, i) -> ClockRows.window(period, rs))
                .list();
    }

    @Override
    public List<SlaClock> claimBehind(long edition, int limit) {
        return jdbc.sql("""
                        SELECT * FROM clock WHERE state IN ('RUNNING', 'PAUSED') AND edition < ?
                        ORDER BY edition LIMIT ? FOR UPDATE SKIP LOCKED""").params(edition, limit).query(ClockRows::clock).list();
    }

    @Override
    public void lookedAt(Collection<ClockId> clocks, long edition) {
        jdbc.sql("UPDATE clock SET edition = ? WHERE id = ANY(?)")
                .params(edition, clocks.stream().map(ClockId::value).toArray(UUID[]::new))
                .update();
    }

    @Override
    public List<CauseSum> causes(Instant from, Instant to) {
        // What a running clock's segment has not worked, its calendar was closed.
        return jdbc.sql("""
                        WITH ended AS (
                            SELECT id, metric, (state = 'SETTLED' OR (state = 'CANCELLED' AND due_at IS NOT NULL)) AS breached
                            FROM clock
                            WHERE state IN ('MET', 'SETTLED', 'CANCELLED') AND since >= ? AND since < ?
                        ), pieces AS (
                            SELECT e.id, e.metric, e.breached,
                                CASE WHEN NOT s.counted OR s.adjusted IS NULL THEN s.stage ELSE s.adjusted END AS cause,
                                CASE WHEN s.counted THEN s.worked_micros
                                     ELSE CAST(extract(epoch FROM s.ended_at - s.began_at) * 1000000 AS bigint) END AS micros
                            FROM ended e JOIN clock_segment s ON s.clock = e.id
                            UNION ALL
                            SELECT e.id, e.metric, e.breached, 'CLOSED',
                                CAST(extract(epoch FROM s.ended_at - s.began_at) * 1000000 AS bigint) - s.worked_micros
                            FROM ended e JOIN clock_segment s ON s.clock = e.id
                            WHERE s.counted
                        )
                        SELECT metric, cause, breached, count(DISTINCT id) AS clocks, sum(micros) AS micros FROM pieces
                        WHERE micros > 0 GROUP BY metric, cause, breached ORDER BY metric, breached, cause""")
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query(ClockRows::causeSum)
                .list();
    }

    @Override
    public List<SlaClock> claimDue(Instant now, int limit) {
        // Who holds a row already fires it; waiting for him would only queue the replicas up.
        return jdbc.sql("""
                        SELECT * FROM clock WHERE alarm_at <= ?
                        ORDER BY alarm_at LIMIT ? FOR UPDATE SKIP LOCKED""")
                .params(now.atOffset(ZoneOffset.UTC), limit)
                .query(ClockRows::clock)
                .list();
    }

    @Override
    public Optional<Instant> nextAlarm() {
        return jdbc.sql("SELECT alarm_at FROM clock WHERE alarm_at IS NOT NULL ORDER BY alarm_at LIMIT 1")
                .query((rs, i) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    @Override
    public void postpone(ClockId clock, Instant until) {
        jdbc.sql("UPDATE clock SET alarm_at = ?, failures = failures + 1 WHERE id = ?")
                .params(until.atOffset(ZoneOffset.UTC), clock.value())
                .update();
    }

    @Override
    public List<SlaClock> all(ConversationId conversation, int limit) {
        return jdbc.sql("SELECT * FROM clock WHERE conversation = ? ORDER BY started_at, id LIMIT ?")
                .params(conversation.value(), limit)
                .query(ClockRows::clock)
                .list();
    }

    @Override
    public List<Segment> segments(ClockId clock, int limit) {
        return jdbc.sql("SELECT * FROM clock_segment WHERE clock = ? ORDER BY number LIMIT ?")
                .params(clock.value(), limit)
                .query(ClockRows::segment)
                .list();
    }

    @Override
    public List<SlaClock.Running> runningUntil(Instant moment, Place after, int limit) {
        return jdbc
                .sql("""
                        SELECT * FROM clock WHERE state = 'RUNNING' AND due_at <= ? AND (due_at, id) > (?, ?)
                        ORDER BY due_at, id LIMIT ?""")
                .params(
                        moment.atOffset(ZoneOffset.UTC),
                        after.dueAt().atOffset(ZoneOffset.UTC),
                        after.clock().value(),
                        limit)
                .query(ClockRows::clock)
                .list()
                .stream()
                .map(SlaClock.Running.class::cast)
                .toList();
    }
}
