package io.pronto.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.stack.server.Probe;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SharedServersIT {
    @Test
    void each_database_is_new_and_empty_and_speaks_chinese() throws SQLException {
        var one = TestServers.freshDatabase("one");
        var two = TestServers.freshDatabase("one");
        assertThat(one.url()).isNotEqualTo(two.url());
        try (var connection = connect(one);
                var statement = connection.createStatement()) {
            statement.execute("create table words (word text)");
            statement.execute("insert into words values ('你好 👋')");
            try (var rows = statement.executeQuery("select word, length(word) from words")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("你好 👋");
                assertThat(rows.getInt(2)).isEqualTo(4);
            }
        }
        try (var connection = connect(two);
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select * from words")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_database_asks_for_its_password() {
        var database = TestServers.freshDatabase("guarded");
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.username(), "wrong"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void the_shared_redis_answers_and_stays_the_same() {
        var redis = TestServers.redis();
        assertThat(Probe.answersPing(redis.host(), redis.port())).isTrue();
        assertThat(TestServers.redis()).isEqualTo(redis);
    }

    @Test
    void an_own_redis_can_be_killed_and_comes_back_on_its_port() {
        try (var redis = TestServers.freshRedis()) {
            redis.kill();
            assertThat(Probe.answersPing(redis.host(), redis.port())).isFalse();
            redis.restartEmpty();
            assertThat(Probe.answersPing(redis.host(), redis.port())).isTrue();
            redis.stop();
            assertThat(Probe.isTaken(redis.port())).isFalse();
        }
    }

    @Test
    void the_shared_elasticsearch_answers() {
        assertThat(Probe.answers(TestServers.elasticsearch().resolve("/_cluster/health")))
                .isTrue();
    }

    private static Connection connect(PostgresAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.username(), address.password());
    }
}
