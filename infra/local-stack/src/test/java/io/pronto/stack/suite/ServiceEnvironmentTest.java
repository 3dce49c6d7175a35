package io.pronto.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir
    private Path project;

    @Test
    void each_service_has_a_database_of_its_own() {
        var environment = environment(Map.of());
        assertThat(environment.of(Part.SLA))
                .containsEntry("PRONTO_DB_URL", "jdbc:postgresql://127.0.0.1:8132/pronto_sla")
                .containsEntry("PRONTO_DB_USER", "pronto_sla")
                .containsEntry("SERVER_PORT", "8103")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1");
        assertThat(environment.of(Part.SLA).get("PRONTO_DB_PASSWORD"))
                .isNotEqualTo(environment.of(Part.ROUTING).get("PRONTO_DB_PASSWORD"));
        assertThat(environment.of(Part.GATEWAY)).doesNotContainKey("PRONTO_DB_URL");
    }

    @Test
    void a_service_gets_only_the_secrets_that_it_needs() {
        var environment =
                environment(Map.of("PRONTO_POSTGRES_PASSWORD", "root of all", "PRONTO_LIMIT_PER_CLIENT", "7"));
        for (var service : Part.services()) {
            var names = environment.of(service).keySet();
            assertThat(names.contains("PRONTO_VISITOR_KEY")).isEqualTo(service == Part.CONVERSATION);
            assertThat(names.contains("PRONTO_GATEWAY_CLIENT_SECRET")).isEqualTo(service == Part.GATEWAY);
            assertThat(names.contains("PRONTO_DIRECTORY_CLIENT_SECRET")).isEqualTo(service == Part.ROUTING);
            assertThat(names).doesNotContain("PRONTO_POSTGRES_PASSWORD", "PRONTO_KEYCLOAK_ADMIN_PASSWORD");
            assertThat(environment.of(service)).containsEntry("PRONTO_LIMIT_PER_CLIENT", "7");
        }
    }

    @Test
    void existing_servers_are_passed_on() {
        var sla = environment(Map.of(
                        "PRONTO_POSTGRES_URL", "jdbc:postgresql://db:5432/",
                        "PRONTO_REDIS_URL", "redis://cache:6379",
                        "PRONTO_KEYCLOAK_URL", "https://login.example"))
                .of(Part.SLA);
        assertThat(sla)
                .containsEntry("PRONTO_DB_URL", "jdbc:postgresql://db:5432/pronto_sla")
                .containsEntry("PRONTO_REDIS_URL", "redis://cache:6379")
                .containsEntry("PRONTO_ISSUER", "https://login.example/realms/pronto");
    }

    @Test
    void secrets_stay_the_same_and_only_their_owner_reads_them() throws IOException {
        var settings = StackSettings.of(project, Map.of(), false);
        var first = Secrets.of(settings).get("PRONTO_VISITOR_KEY");
        assertThat(Secrets.of(settings).get("PRONTO_VISITOR_KEY")).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
        var file = settings.data().resolve("secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_secret_set_by_hand_wins_and_is_not_written_down() {
        var settings = StackSettings.of(project, Map.of("PRONTO_VISITOR_KEY", "by hand"), false);
        assertThat(Secrets.of(settings).get("PRONTO_VISITOR_KEY")).isEqualTo("by hand");
        assertThat(settings.data().resolve("secrets.properties")).doesNotExist();
    }

    private ServiceEnvironment environment(Map<String, String> values) {
        var settings = StackSettings.of(project, values, false);
        return new ServiceEnvironment(settings, Secrets.of(settings));
    }
}
