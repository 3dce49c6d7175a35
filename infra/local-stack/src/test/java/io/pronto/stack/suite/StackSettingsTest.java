package io.pronto.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {
    @TempDir
    private Path project;

    @Test
    void nothing_set_means_the_usual_ports_and_a_data_folder_in_the_project() {
        var settings = StackSettings.of(project, Map.of(), false);
        assertThat(settings.port(Part.GATEWAY)).isEqualTo(8080);
        assertThat(settings.port(Part.POSTGRES)).isEqualTo(8132);
        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.data()).isEqualTo(project.resolve(".pronto/data"));
        assertThat(settings.demo()).isFalse();
    }

    @Test
    void the_public_address_follows_the_gateways_port() {
        assertThat(StackSettings.of(project, Map.of("PRONTO_GATEWAY_PORT", "9000"), false)
                        .publicUrl())
                .isEqualTo(URI.create("http://127.0.0.1:9000"));
    }

    @Test
    void the_environment_wins_over_the_file() throws IOException {
        Files.writeString(project.resolve("pronto.env"), """
                # ports of this machine
                PRONTO_GATEWAY_PORT=9000
                export PRONTO_SLA_PORT="9003"
                PRONTO_DEMO='true'
                """);
        var settings = StackSettings.read(project, Map.of("PRONTO_GATEWAY_PORT", "9100", "HOME", "/"), false);
        assertThat(settings.port(Part.GATEWAY)).isEqualTo(9100);
        assertThat(settings.port(Part.SLA)).isEqualTo(9003);
        assertThat(settings.demo()).isTrue();
        assertThat(settings.values()).doesNotContainKey("HOME");
    }

    @Test
    void a_named_file_must_exist() {
        assertThatThrownBy(() -> StackSettings.read(project, Map.of("PRONTO_CONFIG", "other.env"), false))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("other.env");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThatThrownBy(() -> StackSettings.of(
                        project,
                        Map.of(
                                "PRONTO_GATEWAY_PORT", "eighty",
                                "PRONTO_SLA_PORT", "70000",
                                "PRONTO_ROUTING_PORT", "8101",
                                "PRONTO_POSTGRES_URL", "postgres://db"),
                        false))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("PRONTO_GATEWAY_PORT is \"eighty\"")
                .hasMessageContaining("PRONTO_SLA_PORT is \"70000\"")
                .hasMessageContaining("PRONTO_CONVERSATION_PORT")
                .hasMessageContaining("PRONTO_ROUTING_PORT")
                .hasMessageContaining("jdbc:postgresql://");
    }

    @Test
    void an_existing_server_needs_no_port_here() {
        var settings = StackSettings.of(
                project, Map.of("PRONTO_KEYCLOAK_URL", "https://login.example/", "PRONTO_GATEWAY_PORT", "8188"), false);
        assertThat(settings.url(Part.KEYCLOAK)).isEqualTo(URI.create("https://login.example"));
        assertThat(settings.existing()).containsOnlyKeys(Part.KEYCLOAK);
    }

    @Test
    void a_value_may_hold_equals_signs_and_backslashes() throws IOException {
        assertThat(StackSettings.parse("PRONTO_X=a=b\\c\n")).containsEntry("PRONTO_X", "a=b\\c");
    }
}
