package io.pronto.analytics.board.adapter;

import io.pronto.analytics.board.Board;
import io.pronto.analytics.board.Boards;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Five statements over what is open; closed conversations cost nothing. */
@Repository
class PostgresBoards implements Boards {
    private final JdbcClient sql;

    PostgresBoards(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Board read(Instant now, Instant dayBegin) {
        return new Board(now, queues(), agents(), waiting(), clocks(), today(dayBegin));
    }

    private List<Board.Queue> queues() {
        return sql.sql("""
                        select q.id, q.name, q.name_zh, coalesce(f.waiting, 0) as waiting,
                               coalesce(f.offered, 0) as offered, coalesce(f.assigned, 0) as assigned, f.longest
                        from (select id, name, name_zh from queue where active limit 500) q
                        full join (
                          select queue, count(*) filter (where stage in ('WAITING', 'OFFERED')) as waiting,
                                 count(*) filter (where stage = 'OFFERED') as offered,
                                 count(*) filter (where stage in ('ASSIGNED', 'AWAITING_CUSTOMER')) as assigned,
                                 min(waiting_since) filter (where stage in ('WAITING', 'OFFERED')) as longest
                          from conversation_fact
                          where stage in ('WAITING', 'OFFERED', 'ASSIGNED', 'AWAITING_CUSTOMER') group by queue) f
                        on f.queue = q.id
                        order by waiting desc, q.name nulls last
                        """)
                .query((row, n) -> new Board.Queue(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("name_zh"),
                        row.getLong("waiting"),
                        row.getLong("offered"),
                        row.getLong("assigned"),
                        instant(row, "longest")))
                .list();
    }

    private List<Board.Agent> agents() {
        return sql.sql("""
                        select a.id, a.name, a.presence, a.presence_since, a.capacity,
                               coalesce(f.load, 0) as load, coalesce(f.conversations, 0) as conversations
                        from agent a left join (
                          select agent, count(*) as conversations,
                                 sum(case channel when 'PHONE' then 100 when 'CHAT' then 25 when 'API' then 25 else 10 end)
                                   as load
                          from conversation_fact where stage in ('ASSIGNED', 'AWAITING_CUSTOMER') group by agent) f
                        on f.agent = a.id
                        where a.active
                        order by case a.presence when 'ONLINE' then 0 when 'AWAY' then 1 else 2 end, a.name limit 500
                        """)
                .query((row, n) -> new Board.Agent(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("presence"),
                        instant(row, "presence_since"),
                        row.getInt("capacity"),
                        row.getInt("load"),
                        row.getInt("conversations")))
                .list();
    }

    private List<Board.Waiting> waiting() {
        return sql.sql("""
                        select id, queue, waiting_since, channel, language, tier, priority, stage from conversation_fact
                        where stage in ('WAITING', 'OFFERED') order by waiting_since nulls last, id limit ?
                        """)
                .param(Board.MOST_ROWS)
                .query((row, n) -> new Board.Waiting(
                        row.getObject("id", UUID.class),
                        row.getString("queue"),
                        instant(row, "waiting_since"),
                        row.getString("channel"),
                        row.getString("language"),
                        row.getString("tier"),
                        row.getString("priority"),
                        row.getString("stage")))
                .list();
    }

    private List<Board.Clock> clocks() {
        return sql.sql("""
                        select c.*, f.queue as in_queue, f.agent from clock c
                        left join conversation_fact f on f.id = c.conversation
                        where c.state = 'RUNNING' order by c.due_at limit ?
                        """)
                .param(Board.MOST_ROWS)
                .query((row, n) -> new Board.Clock(
                        row.getObject("id", UUID.class),
                        row.getObject("conversation", UUID.class),
                        row.getString("metric"),
                        row.getString("state"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getLong("target_seconds"),
                        row.getBoolean("warned"),
                        row.getString("in_queue"),
                        row.getString("agent")))
                .list();
    }

    private Board.Today today(Instant dayBegin) {
        return sql.sql("""
                        select count(*) filter (where measure = 'CONVERSATION') as conversations,
                               count(*) filter (where measure = 'RESOLUTION') as resolved,
                               count(*) filter (where measure like 'SLA_%') as finished,
                               count(*) filter (where measure like 'SLA_%' and good) as met,
                               (select count(*) from conversation_fact where stage <> 'RESOLVED') as open
                        from measurement where at >= ?
                        """)
                .param(dayBegin.atOffset(ZoneOffset.UTC))
                .query((row, n) -> {
                    long finished = row.getLong("finished");
                    return new Board.Today(
                            row.getLong("conversations"),
                            row.getLong("resolved"),
                            row.getLong("open"),
                            finished == 0 ? null : (double) row.getLong("met") / finished);
                })
                .single();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
