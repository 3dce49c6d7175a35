package io.pronto.stack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-22T08:00:00Z");
    private static final List<String> MODULES = List.of(
            "infra/contracts",
            "infra/platform",
            "conversation-service",
            "routing-service",
            "sla-service",
            "knowledge-base",
            "analytics-service",
            "web-ui",
            "gateway",
            "infra/demo");

    @TempDir
    private Path project;

    @BeforeEach
    void everything_is_built() throws IOException {
        for (var module : MODULES) {
            write(module + "/pom.xml", WRITTEN);
            write(module + "/src/main/java/A.java", WRITTEN);
            write(module + "/target/" + Path.of(module).getFileName() + ".jar", WRITTEN.plusSeconds(60));
        }
    }

    @Test
    void nothing_changed_means_nothing_to_build() {
        assertThat(new SourceTree(project).stale()).isEmpty();
    }

    @Test
    void a_change_is_built_with_everything_made_of_it() throws IOException {
        write("web-ui/src/app/App.tsx", WRITTEN.plusSeconds(90));
        assertThat(new SourceTree(project).stale()).containsExactly("web-ui", "gateway");
    }

    @Test
    void what_is_made_of_a_part_that_somebody_else_built_is_built_too() throws IOException {
        write("web-ui/src/app/App.tsx", WRITTEN.plusSeconds(90));
        write("web-ui/target/web-ui.jar", WRITTEN.plusSeconds(120));
        assertThat(new SourceTree(project).stale()).containsExactly("gateway");
    }

    @Test
    void tests_and_installed_packages_are_no_reason_to_build() throws IOException {
        write("sla-service/src/test/java/ATest.java", WRITTEN.plusSeconds(90));
        write("web-ui/node_modules/antd/index.js", WRITTEN.plusSeconds(90));
        assertThat(new SourceTree(project).stale()).isEmpty();
    }

    @Test
    void a_change_without_effect_on_the_jar_is_built_once() throws IOException {
        write("sla-service/README.md", WRITTEN.plusSeconds(90));
        var tree = new SourceTree(project);
        assertThat(tree.stale()).containsExactly("sla-service");
        tree.built(tree.stale(), WRITTEN.plusSeconds(100));
        assertThat(tree.stale()).isEmpty();
    }

    @Test
    void a_missing_jar_is_built() throws IOException {
        Files.delete(project.resolve("sla-service/target/sla-service.jar"));
        assertThat(new SourceTree(project).stale()).containsExactly("sla-service");
    }

    @Test
    void a_missing_module_is_said() throws IOException {
        Files.delete(project.resolve("gateway/pom.xml"));
        assertThatThrownBy(() -> new SourceTree(project).stale())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("gateway");
    }

    private void write(String path, Instant at) throws IOException {
        var file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
