package io.pronto.sla.policy.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.PastClock;
import io.pronto.sla.policy.PastClocks;
import io.pronto.sla.policy.PastResponse;
import io.pronto.sla.policy.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads decided clocks and given responses with their segments and what is known of their enquiries. */
final class PostgresPastClocks implements PastClocks {
    private final JdbcClient jdbc;

    PostgresPastClocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Found(UUID clock, PastClock judged) {}

    @Override
    public List<PastClock> decided(Instant from, Instant to, int limit) {
        List<Found> found = jdbc.sql("""
                        SELECT clock.id, clock.metric, clock.state, enquiry.*
                        FROM clock JOIN enquiry ON enquiry.conversation = clock.conversation
                        WHERE clock.state IN ('MET', 'SETTLED') AND clock.since >= ? AND clock.since < ?
                        ORDER BY clock.since DESC LIMIT ?""")
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), limit)
                .query(PostgresPastClocks::found)
                .list();
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<PastClock.Stretch>> stretches = new HashMap<>();
        jdbc.sql("""
                        SELECT clock, stage, began_at, ended_at FROM clock_segment
                        WHERE clock = ANY (?) ORDER BY clock, number""")
                .param(found.stream().map(Found::clock).toArray(UUID[]::new))
                .query(rs -> {
                    stretches
                            .computeIfAbsent(rs.getObject("clock", UUID.class), none -> new ArrayList<>())
                            .add(new PastClock.Stretch(
                                    Stage.valueOf(rs.getString("stage")),
                                    rs.getObject("began_at", OffsetDateTime.class)
                                            .toInstant(),
                                    rs.getObject("ended_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return found.stream()
                .map(one -> new PastClock(
                        one.judged().conversation(),
                        one.judged().metric(),
                        one.judged().facts(),
                        one.judged().breached(),
                        stretches.getOrDefault(one.clock(), List.of())))
                .toList();
    }

    @Override
    public List<PastResponse> responses(Instant from, Instant to, int limit) {
        return jdbc.sql("""
                        SELECT response.policy, response.asked_at AS asked, response.at AS answered,
                            response.elapsed_micros, response.target_micros, response.attain_percent, enquiry.*
                        FROM response JOIN enquiry ON enquiry.conversation = response.conversation
                        WHERE response.at >= ? AND response.at < ?
                        ORDER BY response.at DESC, response.number DESC LIMIT ?""")
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), limit)
                .query(PostgresPastClocks::response)
                .list();
    }

    private static PastResponse response(ResultSet rs, int i) throws SQLException {
        return new PastResponse(
                new ConversationId(rs.getObject("conversation", UUID.class)),
                facts(rs),
                rs.getString("policy"),
                rs.getObject("asked", OffsetDateTime.class).toInstant(),
                rs.getObject("answered", OffsetDateTime.class).toInstant(),
                Duration.of(rs.getLong("elapsed_micros"), ChronoUnit.MICROS),
                Duration.of(rs.getLong("target_micros"), ChronoUnit.MICROS),
                rs.getObject("attain_percent", Integer.class));
    }

    private static Enquiry facts(ResultSet rs) throws SQLException {
        return new Enquiry(
                Channel.valueOf(rs.getString("channel")),
                rs.getString("queue"),
                Priority.valueOf(rs.getString("priority")),
                Tier.valueOf(rs.getString("tier")),
                rs.getString("language"),
                rs.getString("topic"),
                Set.of((String[]) rs.getArray("tags").getArray()),
                rs.getBoolean("publicly"));
    }

    private static Found found(ResultSet rs, int i) throws SQLException {
        return new Found(
                rs.getObject("id", UUID.class),
                new PastClock(
                        new ConversationId(rs.getObject("conversation", UUID.class)),
                        Metric.valueOf(rs.getString("metric")),
                        facts(rs),
                        rs.getString("state").equals("SETTLED"),
                        List.of()));
    }
}
