package io.pronto.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.stack.server.Probe;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    @Test
    void keycloak_signs_in_people_and_programs_with_what_the_services_need() {
        var keycloak = TestServers.keycloak();
        var agent = claims(keycloak.token("mei.lin"));
        assertThat(agent.get("iss").asString()).isEqualTo(keycloak.issuer().toString());
        assertThat(agent.get("aud").toString()).contains("pronto");
        assertThat(agent.get("sub").asString()).isNotBlank();
        assertThat(agent.get("preferred_username").asString()).isEqualTo("mei.lin");
        assertThat(agent.get("name").asString()).isEqualTo("Mei Lin");
        assertThat(agent.get("email").asString()).isEqualTo("mei.lin@pronto-shop.example");
        assertThat(agent.get("locale").asString()).isEqualTo("zh-CN");
        assertThat(agent.get("languages").asString()).isEqualTo("zh,en");
        assertThat(agent.get("realm_access").get("roles").toString()).contains("agent");
        assertThat(agent.get("groups").toString()).contains("/support/orders");
        assertThat(agent.get("exp").asLong() - agent.get("iat").asLong()).isEqualTo(300);

        var integrator = claims(keycloak.clientToken("pronto-integrator"));
        assertThat(integrator.get("aud").toString()).contains("pronto");
        assertThat(integrator.get("realm_access").get("roles").toString()).contains("integrator");
    }

    @Test
    void the_directory_client_reads_agents_with_their_languages() throws Exception {
        var keycloak = TestServers.keycloak();
        var request = HttpRequest.newBuilder(keycloak.url().resolve("/admin/realms/pronto/roles/agent/users"))
                .header("Authorization", "Bearer " + keycloak.clientToken("pronto-directory"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            var agents = new JsonMapper().readTree(response.body());
            assertThat(agents.size()).isEqualTo(8);
            assertThat(response.body()).contains("languages");
        }
    }

    private static JsonNode claims(String token) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static Connection connect(PostgresAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.username(), address.password());
    }
}
