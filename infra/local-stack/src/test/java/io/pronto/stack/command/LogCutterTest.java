package io.pronto.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCutterTest {
    @TempDir
    private Path logs;

    @Test
    void a_log_that_grew_is_put_aside_and_its_writer_goes_on_in_the_empty_one() throws IOException {
        var log = logs.resolve("gateway.log");
        try (var writer = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("a long story".getBytes());
            new LogCutter(logs, 5).cut();
            writer.write("next".getBytes());
        }
        assertThat(log).hasContent("next");
        assertThat(logs.resolve("gateway.log.1")).hasContent("a long story");
    }

    @Test
    void a_small_log_stays() throws IOException {
        Files.writeString(logs.resolve("sla-service.log"), "tiny");
        new LogCutter(logs, 5).cut();
        assertThat(logs.resolve("sla-service.log")).hasContent("tiny");
        assertThat(logs.resolve("sla-service.log.1")).doesNotExist();
    }
}
