package io.pronto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs every command of the API's quick start, in order, as a reader would type them. */
class QuickStartIT {
    private static final Pattern COMMANDS = Pattern.compile("^```sh\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"api.md", "api.zh-CN.md"})
    void everyCommandDoesWhatItSays(String page) throws Exception {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        Matcher commands = COMMANDS.matcher(Files.readString(Path.of("..", "..", "docs", page)));
        while (commands.find()) {
            script.append(commands.group(1)).append('\n');
        }
        Path log = Files.createTempFile("quick-start", ".log");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().put("PRONTO", TheSuite.publicUrl());
        shell.environment().put("TOKEN_URL", TheSuite.tokenUrl());
        shell.environment().put("CLIENT_ID", "pronto-integrator");
        shell.environment().put("CLIENT_SECRET", TheSuite.integratorSecret());
        Process process = shell.start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(log, StandardCharsets.UTF_8))
                .isZero();
        assertThat(Files.readString(log)).contains("My parcel is late", "\"conversations\"");
    }
}
