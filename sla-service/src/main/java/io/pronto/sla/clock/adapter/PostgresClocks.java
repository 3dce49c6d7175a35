package io.pronto.sla.clock.adapter;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.sla.clock.Change;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.EnquiryState;
import io.pronto.sla.clock.Segment;
import io.pronto.sla.clock.SlaClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    public Optional<EnquiryState> enquiry(ConversationId conversation) {
        return jdbc.sql("SELECT * FROM enquiry WHERE conversation = ?")
                .param(conversation.value())
                .query(ClockRows::enquiry)
                .optional();
    }

    @Override
    public void save(EnquiryState enquiry) {
        jdbc.sql("""
                        INSERT INTO enquiry (conversation, channel, queue, priority, tier, language, topic, tags, publicly, with_bot,
                            awaiting_customer, resolved, offered_to, assignee, seen_by, greeted, human_replied, asked_at,
                            unanswered_since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (conversation) DO UPDATE SET
                            (channel, queue, priority, tier, language, topic, tags, publicly, with_bot, awaiting_customer, resolved,
                             offered_to, assignee, seen_by, greeted, human_replied, asked_at, unanswered_since)
                            = (EXCLUDED.channel, EXCLUDED.queue, EXCLUDED.priority, EXCLUDED.tier, EXCLUDED.language,
                               EXCLUDED.topic, EXCLUDED.tags, EXCLUDED.publicly, EXCLUDED.with_bot, EXCLUDED.awaiting_customer, EXCLUDED.resolved,
                               EXCLUDED.offered_to, EXCLUDED.assignee, EXCLUDED.seen_by, EXCLUDED.greeted,
                               EXCLUDED.human_replied, EXCLUDED.asked_at, EXCLUDED.unanswered_since)""").params(ClockRows.values(enquiry)).update();
    }

    @Override
    public List<SlaClock> current(ConversationId conversation) {
        return jdbc.sql("""
                        SELECT * FROM clock
                        WHERE conversation = ?
                          AND (state IN ('RUNNING', 'PAUSED', 'BREACHED') OR metric = 'RESOLUTION')
                        ORDER BY started_at, id LIMIT ? FOR UPDATE""")
                .params(conversation.value(), MAX_CURRENT)
                .query(ClockRows::clock)
                .list();
    }

    @Override
    public void save(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        batches.batchUpdate(
                """
                INSERT INTO clock (id, conversation, metric, started_at, state, policy, policy_version, calendar,
                    calendar_version, target_micros, goal_micros, warn_after_micros, warn_to, paused_in, stage, since,
                    worked_micros, warned_micros, due_at, warn_due_at, alarm_at, cause)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    (state, policy, policy_version, calendar, calendar_version, target_micros, goal_micros,
                     warn_after_micros, warn_to, paused_in, stage, since, worked_micros, warned_micros, due_at, warn_due_at, alarm_at,
                     cause, failures)
                    = (EXCLUDED.state, EXCLUDED.policy, EXCLUDED.policy_version, EXCLUDED.calendar,
                       EXCLUDED.calendar_version, EXCLUDED.target_micros, EXCLUDED.goal_micros,
                       EXCLUDED.warn_after_micros, EXCLUDED.warn_to, EXCLUDED.paused_in, EXCLUDED.stage, EXCLUDED.since,
                       EXCLUDED.worked_micros, EXCLUDED.warned_micros, EXCLUDED.due_at, EXCLUDED.warn_due_at,
                       EXCLUDED.alarm_at, EXCLUDED.cause, 0)""",
                changes.stream().map(change -> ClockRows.values(change.clock())).toList());
        List<Object[]> segments = new ArrayList<>();
        for (Change change : changes) {
            change.segments()
                    .forEach(segment -> segments.add(
                            ClockRows.values(change.clock().promise().id(), segment)));
        }
        if (!segments.isEmpty()) {
            batches.batchUpdate("""
                    INSERT INTO clock_segment (clock, stage, began_at, ended_at, counted, worked_micros)
                    VALUES (?, ?, ?, ?, ?, ?)""", segments);
        }
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
