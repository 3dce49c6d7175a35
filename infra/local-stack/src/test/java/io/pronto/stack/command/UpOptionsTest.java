package io.pronto.stack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.stack.StackException;
import io.pronto.stack.suite.Part;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpOptionsTest {
    @Test
    void nothing_said_builds_and_stays() {
        assertThat(UpOptions.of(List.of())).isEqualTo(new UpOptions(false, true, false, Set.of()));
    }

    @Test
    void services_can_be_left_out() {
        var options = UpOptions.of(List.of("--demo", "--no-build", "--without", "sla-service,gateway"));
        assertThat(options).isEqualTo(new UpOptions(true, false, false, Set.of(Part.SLA, Part.GATEWAY)));
        assertThat(options.serversOnly()).isFalse();
        assertThat(UpOptions.of(List.of("--servers-only")).serversOnly()).isTrue();
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatThrownBy(() -> UpOptions.of(List.of("--demo", "--fast")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("--fast");
        assertThatThrownBy(() -> UpOptions.of(List.of("--without", "redis")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("redis");
        assertThatThrownBy(() -> UpOptions.of(List.of("--without"))).isInstanceOf(StackException.class);
    }
}
