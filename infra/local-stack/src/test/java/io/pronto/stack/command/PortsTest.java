package io.pronto.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.stack.suite.Part;
import io.pronto.stack.suite.StackSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_port_in_use_is_named_with_who_needs_it_and_what_helps() {
        var settings = StackSettings.of(Path.of("/project"), Map.of(), false);
        assertThat(Ports.taken(settings, List.of(Part.REDIS, Part.GATEWAY), port -> port == 8080))
                .containsExactly("Port 8080 is in use by another program, but gateway needs it; stop that program or"
                        + " set PRONTO_GATEWAY_PORT.");
    }
}
