package io.pronto.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class IdempotentRequestsIT {
    @Test
    void a_key_is_forgotten_after_its_time_and_not_before() throws Exception {
        PostgresAddress database = TestServers.freshDatabase("idempotency");
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.username(), database.password());
        try (Connection connection = source.getConnection()) {
            new Liquibase("db/platform.yaml", new ClassLoaderResourceAccessor(), new JdbcConnection(connection))
                    .update(new Contexts());
        }
        JdbcClient jdbc = JdbcClient.create(source);
        IdempotentRequests requests = new IdempotentRequests(
                jdbc, new TransactionTemplate(new JdbcTransactionManager(source)), new JsonMapper());
        AtomicInteger runs = new AtomicInteger();
        Runnable send = () -> requests.once(
                "visitor-1", "key", "POST /x", () -> ResponseEntity.ok(Map.of("run", runs.incrementAndGet())));
        send.run();
        send.run();
        assertThat(runs).hasValue(1);
        assertThat(requests.prune(Duration.ofHours(24))).isZero();
        jdbc.sql("UPDATE idempotent_request SET created_at = now() - interval '25 hours'")
                .update();
        assertThat(requests.prune(Duration.ofHours(24))).isOne();
        send.run();
        assertThat(runs).hasValue(2);
    }
}
