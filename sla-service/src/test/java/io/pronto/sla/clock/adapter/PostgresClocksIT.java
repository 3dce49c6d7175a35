package io.pronto.sla.clock.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ClockId;
import io.pronto.sla.SlaDatabase;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.ClocksContract;
import io.pronto.sla.clock.SlaClock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresClocksIT implements ClocksContract {
    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
    private static DataSource source;

    @BeforeAll
    static void database() {
        source = SlaDatabase.fresh("clocks");
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(source)
                .sql("TRUNCATE clock, clock_segment, clock_mark, response, enquiry")
                .update();
    }

    @Override
    public Clocks clocks() {
        return new PostgresClocks(JdbcClient.create(source), new JdbcTemplate(source));
    }

    @Test
    void two_replicas_claim_different_clocks_and_neither_waits() {
        many(200, "now() - interval '1 minute'");
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        TransactionTemplate other = new TransactionTemplate(new JdbcTransactionManager(source));
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        Set<ClockId> claimed = new HashSet<>();
        transaction.executeWithoutResult(status -> {
            List<SlaClock> first = clocks().claimDue(Instant.now(), 120);
            List<SlaClock> second = other.execute(inner -> clocks().claimDue(Instant.now(), 120));
            assertThat(first).hasSize(120);
            assertThat(second).hasSize(80);
            first.forEach(clock -> claimed.add(clock.promise().id()));
            second.forEach(clock -> claimed.add(clock.promise().id()));
        });
        assertThat(claimed).hasSize(200);
    }

    @Test
    void looking_for_due_clocks_reads_the_index_alone_however_many_run() {
        many(20_000, "now() + interval '1 day'");
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("ANALYZE clock").update();
        String claim = plan(jdbc, "SELECT * FROM clock WHERE alarm_at <= now() ORDER BY alarm_at LIMIT 500");
        String next = plan(jdbc, "SELECT alarm_at FROM clock WHERE alarm_at IS NOT NULL ORDER BY alarm_at LIMIT 1");
        assertThat(claim).contains("clock_alarm").doesNotContain("Seq Scan");
        assertThat(next).contains("clock_alarm").doesNotContain("Seq Scan");
        assertThat(clocks().claimDue(NOW.minusSeconds(86_400L * 10_000), 500)).isEmpty();
    }

    private static String plan(JdbcClient jdbc, String query) {
        return String.join(
                "\n", jdbc.sql("EXPLAIN " + query).query(String.class).list());
    }

    private static void many(int count, String alarm) {
        JdbcClient.create(source).sql("""
                        INSERT INTO clock (id, conversation, metric, state, started_at, policy, policy_version, calendar,
                            calendar_version, target_micros, paused_in, stage, since, worked_micros,
                            due_at, alarm_at)
                        SELECT gen_random_uuid(), gen_random_uuid(), 'RESOLUTION', 'RUNNING', %1$s, 'p', 1,
                            'around-the-clock', 0, 1000000, '{}', 'AGENT', %1$s, 0, %1$s, %1$s
                        FROM generate_series(1, %2$d)""".formatted(alarm, count)).update();
    }
}
