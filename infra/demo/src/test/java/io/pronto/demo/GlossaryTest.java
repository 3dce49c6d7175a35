package io.pronto.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary speaks of the code that is there. */
class GlossaryTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

    @Test
    void everyTypeAndMemberThatIsNamedExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        var missing = rows().flatMap(row -> TYPE.matcher(lastCell(row)).results())
                .filter(named -> sources.getOrDefault(named.group(1), List.of()).stream()
                        .noneMatch(
                                source -> named.group(2) == null || read(source).contains(named.group(2))))
                .map(named -> named.group())
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTermHasItsChineseWordAndADefinition() throws IOException {
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            var cells = row.split("\\|");
            assertThat(cells).as(row).hasSize(5);
            assertThat(cells[2].codePoints()
                            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN))
                    .as(row)
                    .isTrue();
            assertThat(cells[3]).isNotBlank();
        });
    }

    @Test
    void noTermIsDefinedTwice() throws IOException {
        assertThat(rows().map(row -> row.split("\\|")[1].strip())).doesNotHaveDuplicates();
    }

    private static Stream<String> rows() throws IOException {
        return Files.readAllLines(PROJECT.resolve("docs/glossary.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| term"));
    }

    private static String lastCell(String row) {
        return row.split("\\|")[4];
    }

    private static Map<String, List<Path>> sources() throws IOException {
        Map<String, List<Path>> sources = new HashMap<>();
        for (Path folder : List.of(PROJECT, PROJECT.resolve("infra"))) {
            try (Stream<Path> modules = Files.list(folder)) {
                for (Path code : modules.map(module -> module.resolve("src/main/java"))
                        .filter(Files::isDirectory)
                        .toList()) {
                    try (Stream<Path> files = Files.walk(code)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .forEach(file -> sources.computeIfAbsent(
                                                file.getFileName().toString().replace(".java", ""),
                                                name -> new ArrayList<>())
                                        .add(file));
                    }
                }
            }
        }
        return sources;
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
