package io.pronto.analytics.report.adapter;

import io.pronto.analytics.fact.Measure;
import io.pronto.analytics.report.ConversationRow;
import io.pronto.analytics.report.Grouping;
import io.pronto.analytics.report.Period;
import io.pronto.analytics.report.Report;
import io.pronto.analytics.report.Reports;
import io.pronto.analytics.report.Selection;
import io.pronto.analytics.report.Tally;
import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reports straight from measurements: one index range, one statement, exact percentiles. */
@Repository
class PostgresReports implements Reports {
    private static final String SELECTED = """
             and (cast(:channel as text) is null or channel = :channel)
             and (cast(:queue as text) is null or queue = :queue)
             and (cast(:agent as text) is null or agent = :agent)
            """;

    private final JdbcClient sql;

    PostgresReports(JdbcClient sql) {
        this.sql = sql;
    }

    private record Line(boolean total, @Nullable String key, Tally tally) {}

    @Override
    public Report summary(Period period, Selection selection, @Nullable Grouping grouping) {
        String key = switch (grouping) {
            case null -> "null::text";
            case DAY -> "(at at time zone :zone)::date::text";
            case CHANNEL -> "channel";
            case QUEUE -> "queue";
            case AGENT -> "agent";
        };
        List<Line> lines = selected(sql.sql("""
                        with m as (
                          select measure, value, good, coalesce(good_standard, good) as good_standard, %s as part from measurement
                          where at >= :begin and at < :end %s)
                        select grouping(part) = 1 as total, part, measure, count(*) as n, sum(value) as total_value,
                               percentile_cont(array[0.5, 0.9, 0.99]) within group (order by value) as percentiles,
                               count(*) filter (where good) as good,
                               count(*) filter (where good_standard) as good_standard
                        from m group by grouping sets ((measure), (part, measure))
                        order by part nulls last
                        """.formatted(key, SELECTED)), period, selection)
                .query((row, n) -> new Line(row.getBoolean("total"), row.getString("part"), tally(row)))
                .list();
        List<Tally> total = new ArrayList<>();
        Map<String, List<Tally>> parts = new LinkedHashMap<>();
        List<Tally> rest = new ArrayList<>();
        for (Line line : lines) {
            if (line.total()) {
                total.add(line.tally());
            } else if (line.key() == null) {
                rest.add(line.tally());
            } else {
                parts.computeIfAbsent(line.key(), ignored -> new ArrayList<>()).add(line.tally());
            }
        }
        Map<String, String> names = names(grouping);
        List<Report.Group> groups = new ArrayList<>();
        if (grouping != null) {
            parts.forEach(
                    (part, tallies) -> groups.add(new Report.Group(part, names.get(part), Tally.figures(tallies))));
            if (!rest.isEmpty()) {
                groups.add(new Report.Group(null, null, Tally.figures(rest)));
            }
        }
        return new Report(period, Tally.figures(total), groups);
    }

    private Map<String, String> names(@Nullable Grouping grouping) {
        String table = switch (grouping) {
            case AGENT -> "agent";
            case QUEUE -> "queue";
            case DAY, CHANNEL -> null;
            case null -> null;
        };
        Map<String, String> names = new LinkedHashMap<>();
        if (table != null) {
            sql.sql("select id, name from " + table + " limit 10000").query(row -> {
                names.put(row.getString(1), row.getString(2));
            });
        }
        return names;
    }

    private static Tally tally(ResultSet row) throws SQLException {
        Array array = row.getArray("percentiles");
        Double[] percentiles = (Double[]) array.getArray();
        return new Tally(
                Measure.valueOf(row.getString("measure")),
                row.getLong("n"),
                row.getDouble("total_value"),
                percentiles[0],
                percentiles[1],
                percentiles[2],
                row.getLong("good"),
                row.getLong("good_standard"));
    }

    @Override
    public List<ConversationRow> conversations(Period period, Selection selection, @Nullable Place after, int limit) {
        return selected(sql.sql("""
                        select f.*, a.name as agent_name,
                          (select count(*) from measurement m where m.conversation = f.id and m.measure like 'SLA_%%' and m.good)
                            as promises_met,
                          (select count(*) from measurement m where m.conversation = f.id and m.measure like 'SLA_%%' and not m.good)
                            as promises_broken
                        from (
                          select * from conversation_fact
                          where started_at >= :begin and started_at < :end and (started_at, id) > (:afterTime, :afterId)
                          %s
                          order by started_at, id limit :limit) f
                        left join agent a on a.id = f.agent
                        order by f.started_at, f.id
                        """.formatted(SELECTED)), period, selection)
                .param("afterTime", time(after == null ? Instant.EPOCH : after.startedAt()))
                .param("afterId", after == null ? new UUID(0, 0) : after.id())
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    private static StatementSpec selected(StatementSpec statement, Period period, Selection selection) {
        Channel channel = selection.channel();
        QueueId queue = selection.queue();
        AgentId agent = selection.agent();
        return statement
                .param("begin", time(period.begin()))
                .param("end", time(period.end()))
                .param("zone", period.zone().getId())
                .param("channel", channel == null ? null : channel.name(), Types.VARCHAR)
                .param("queue", queue == null ? null : queue.value(), Types.VARCHAR)
                .param("agent", agent == null ? null : agent.value(), Types.VARCHAR);
    }

    private static ConversationRow row(ResultSet row) throws SQLException {
        Instant started = row.getObject("started_at", OffsetDateTime.class).toInstant();
        Instant firstMessage = instant(row, "first_message_at");
        Instant asked = firstMessage == null ? started : firstMessage;
        Instant handedOff = instant(row, "handed_off_at");
        Instant firstReply = instant(row, "first_reply_at");
        Instant resolved = instant(row, "resolved_at");
        String outcome = row.getString("outcome");
        int responses = row.getInt("responses");
        return new ConversationRow(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("language"),
                row.getString("tier"),
                row.getString("priority"),
                row.getString("topic"),
                row.getString("stage"),
                row.getString("queue"),
                row.getString("agent"),
                row.getString("agent_name"),
                row.getBoolean("with_bot"),
                row.getString("handoff_reason"),
                started,
                handedOff,
                instant(row, "first_assigned_at"),
                firstReply,
                resolved,
                outcome,
                between(asked, firstReply),
                handedOff == null ? null : between(handedOff, firstReply),
                responses == 0 ? null : row.getDouble("response_seconds") / responses,
                responses,
                "RESOLVED".equals(outcome) ? between(asked, resolved) : null,
                row.getInt("customer_messages"),
                row.getInt("bot_replies"),
                row.getInt("agent_replies"),
                row.getInt("assignments"),
                row.getInt("reopenings"),
                row.getLong("promises_met"),
                row.getLong("promises_broken"),
                row.getObject("rating", Integer.class),
                row.getObject("recontacted_at") != null);
    }

    private static @Nullable Double between(Instant from, @Nullable Instant to) {
        return to == null ? null : Math.max(0, to.toEpochMilli() - from.toEpochMilli()) / 1000.0;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
