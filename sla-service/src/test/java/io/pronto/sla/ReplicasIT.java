package io.pronto.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Replicas that share the clocks, also when one goes away in the middle of its work, politely or not. */
class ReplicasIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void two_replicas_of_which_one_goes_away_fire_each_clock_once_and_in_order() {
        int count = 3000;
        PostgresAddress database = TestServers.freshDatabase("sla_replicas");
        JdbcClient jdbc = JdbcClient.create(source(database));
        Map<String, String> properties = SlaServers.properties(database);
        try (ConfigurableApplicationContext staying = replica(properties, 50)) {
            try (ConfigurableApplicationContext leaving = replica(properties, 50)) {
                burst(jdbc, count);
                await().atMost(PATIENCE).until(() -> inBurst(jdbc, "warned_micros = 5000000") == count);
                pastDue(jdbc);
                await().atMost(PATIENCE).until(() -> inBurst(jdbc, "state = 'BREACHED'") > count / 10);
                assertThat(leaving.isRunning()).isTrue();
            }
            await().atMost(PATIENCE).until(() -> inBurst(jdbc, "state = 'BREACHED'") == count);
            assertThat(staying.isRunning()).isTrue();
            assertEachOnceAndInOrder(jdbc, count);
        }
    }

    @Test
    void a_replica_that_is_killed_while_it_fires_leaves_nothing_undone_and_nothing_done_twice(@TempDir Path logs)
            throws IOException, InterruptedException {
        int count = 4000;
        PostgresAddress database = TestServers.freshDatabase("sla_killed");
        JdbcClient jdbc = JdbcClient.create(source(database));
        Map<String, String> properties = SlaServers.properties(database);
        Process killed = jvm(properties, 5, logs.resolve("killed.log"));
        try {
            // The first pack comes last: then the tables are all as they should be.
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> jdbc.sql("SELECT EXISTS (SELECT FROM policy)")
                            .query(Boolean.class)
                            .single());
            burst(jdbc, count);
            pastDue(jdbc);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> fired(jdbc) > 0);
        } finally {
            // SIGKILL: no hook runs, no transaction is ended.
            killed.destroyForcibly().waitFor();
        }
        assertThat(killed.exitValue()).isEqualTo(128 + 9);
        int before = fired(jdbc);
        assertThat(before).as("fired before the kill").isBetween(1, count - 1);
        try (ConfigurableApplicationContext next = replica(properties, 500)) {
            await().atMost(PATIENCE).until(() -> inBurst(jdbc, "state = 'BREACHED'") == count);
            assertThat(next.isRunning()).isTrue();
            assertThat(jdbc.sql("""
                            SELECT count(*) FROM (
                                SELECT subject, string_agg(split_part(type, '.', 4), ',' ORDER BY position) AS types
                                FROM bus_outbox
                                WHERE subject IN (SELECT conversation::text FROM clock WHERE policy = 'burst')
                                GROUP BY subject) told
                            WHERE types = 'ClockBreached'""").query(Integer.class).single()).isEqualTo(count);
        }
    }

    /** Every clock: one warning, then one breach; nothing else. */
    private static void assertEachOnceAndInOrder(JdbcClient jdbc, int count) {
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT subject, string_agg(split_part(type, '.', 4), ',' ORDER BY position) AS types
                            FROM bus_outbox
                            WHERE subject IN (SELECT conversation::text FROM clock WHERE policy = 'burst')
                            GROUP BY subject) told
                        WHERE types = 'ClockWarned,ClockBreached'""").query(Integer.class).single()).isEqualTo(count);
    }

    private static int fired(JdbcClient jdbc) {
        return inBurst(jdbc, "state = 'BREACHED'");
    }

    private static int inBurst(JdbcClient jdbc, String condition) {
        return jdbc.sql("SELECT count(*) FROM clock WHERE policy = 'burst' AND " + condition)
                .query(Integer.class)
                .single();
    }

    private static void pastDue(JdbcClient jdbc) {
        jdbc.sql("UPDATE clock SET due_at = now(), alarm_at = now() WHERE policy = 'burst'")
                .update();
    }

    /** Clocks whose warning is due at once and whose deadline is far away. */
    private static void burst(JdbcClient jdbc, int count) {
        jdbc.sql("""
                        INSERT INTO clock (id, conversation, metric, state, started_at, policy, policy_version, calendar,
                            calendar_version, target_micros, warn_after_micros, warn_to, paused_in, stage, since, worked_micros,
                            warned_micros, due_at, next_at, alarm_at)
                        SELECT gen_random_uuid(), gen_random_uuid(), 'NEXT_RESPONSE', 'RUNNING',
                            now(), 'burst', 1, 'around-the-clock', 0, 10000000, '{5000000}', '{AGENT}', '{}', 'AGENT', now(), 0, 0,
                            now() + interval '1 day', now(), now()
                        FROM generate_series(1, ?)""").param(count).update();
    }

    private static DataSource source(PostgresAddress database) {
        return new DriverManagerDataSource(database.url(), database.username(), database.password());
    }

    private static ConfigurableApplicationContext replica(Map<String, String> properties, int batch) {
        return new SpringApplicationBuilder(SlaApplication.class).run(arguments(properties, batch));
    }

    /** A replica in a process of its own. */
    private static Process jvm(Map<String, String> properties, int batch, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SlaApplication.class.getName()));
        command.addAll(List.of(arguments(properties, batch)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String[] arguments(Map<String, String> properties, int batch) {
        return Stream.concat(
                        properties.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()),
                        Stream.of(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--spring.main.banner-mode=off",
                                "--spring.jmx.enabled=false",
                                "--pronto.sla.batch=" + batch))
                .toArray(String[]::new);
    }
}
