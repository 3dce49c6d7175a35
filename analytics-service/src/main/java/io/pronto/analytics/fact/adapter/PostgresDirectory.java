package io.pronto.analytics.fact.adapter;

import io.pronto.contracts.RoutingEvent.AgentPresenceChanged;
import io.pronto.contracts.RoutingEvent.AgentProfileChanged;
import io.pronto.contracts.RoutingEvent.QueueChanged;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.SlaEvent.ClockBreached;
import io.pronto.contracts.SlaEvent.ClockCancelled;
import io.pronto.contracts.SlaEvent.ClockMet;
import io.pronto.contracts.SlaEvent.ClockPaused;
import io.pronto.contracts.SlaEvent.ClockRebased;
import io.pronto.contracts.SlaEvent.ClockResumed;
import io.pronto.contracts.SlaEvent.ClockSettled;
import io.pronto.contracts.SlaEvent.ClockStarted;
import io.pronto.contracts.SlaEvent.ClockWarned;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is there, which queues there are, and which clocks tick: the present, as the board shows it. */
@Repository
class PostgresDirectory {
    private final JdbcClient sql;

    PostgresDirectory(JdbcClient sql) {
        this.sql = sql;
    }

    void profile(AgentProfileChanged event) {
        sql.sql("""
                        insert into agent (id, username, name, capacity, active) values (?, ?, ?, ?, ?)
                        on conflict (id) do update set username = excluded.username, name = excluded.name,
                          capacity = excluded.capacity, active = excluded.active
                        """)
                .params(event.agent().value(), event.username(), event.name(), event.capacity(), event.active())
                .update();
    }

    void presence(AgentPresenceChanged event) {
        sql.sql("""
                        insert into agent (id, username, name, capacity, active, presence, presence_since)
                        values (?, '', '', 100, true, ?, ?)
                        on conflict (id) do update set presence = excluded.presence,
                          presence_since = excluded.presence_since
                        """)
                .params(event.agent().value(), event.presence().name(), time(event.at()))
                .update();
    }

    void queue(QueueChanged event) {
        sql.sql("""
                        insert into queue (id, name, name_zh, active) values (?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, name_zh = excluded.name_zh,
                          active = excluded.active
                        """)
                .params(event.queue().value(), event.name(), event.nameZh(), event.active())
                .update();
    }

    void clock(SlaEvent event) {
        switch (event) {
            case ClockStarted started ->
                sql.sql("""
                                insert into clock (id, conversation, metric, state, policy, target_seconds, started_at,
                                  due_at)
                                values (?, ?, ?, 'RUNNING', ?, ?, ?, ?) on conflict (id) do nothing
                                """)
                        .params(
                                started.clock().value(),
                                started.conversation().value(),
                                started.metric().name(),
                                started.policy() + " v" + started.policyVersion(),
                                started.target().toSeconds(),
                                time(started.startedAt()),
                                time(started.dueAt()))
                        .update();
            case ClockPaused _ -> change(event, "PAUSED", null);
            case ClockResumed resumed -> change(event, "RUNNING", resumed.dueAt());
            case ClockRebased rebased -> {
                sql.sql("update clock set policy = ?, target_seconds = ?, due_at = ? where id = ?")
                        .params(
                                rebased.policy() + " v" + rebased.policyVersion(),
                                rebased.target().toSeconds(),
                                time(rebased.dueAt()),
                                rebased.clock().value())
                        .update();
            }
            case ClockWarned _ ->
                sql.sql("update clock set warned = true where id = ?")
                        .param(event.clock().value())
                        .update();
            case SlaEvent.ClockAdjusted adjusted ->
                sql.sql("update clock set target_seconds = ?, standard_target_seconds = ?, due_at = ? where id = ?")
                        .params(
                                adjusted.target().toSeconds(),
                                adjusted.standardTarget().toSeconds(),
                                time(adjusted.dueAt()),
                                adjusted.clock().value())
                        .update();
            case SlaEvent.EscalationTaken _ -> {}
            case ClockMet _ -> end(event, "MET");
            case ClockBreached _ -> change(event, "BREACHED", null);
            case ClockSettled _ -> end(event, "SETTLED");
            case ClockCancelled _ -> end(event, "CANCELLED");
        }
    }

    private void change(SlaEvent event, String state, @Nullable Instant dueAt) {
        sql.sql("update clock set state = :state, due_at = coalesce(:due, due_at) where id = :id")
                .param("state", state)
                .param("due", dueAt == null ? null : time(dueAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", event.clock().value())
                .update();
    }

    private void end(SlaEvent event, String state) {
        sql.sql("update clock set state = ?, ended_at = ? where id = ?")
                .params(state, time(event.at()), event.clock().value())
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
