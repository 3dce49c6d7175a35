package io.pronto.stack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.stack.StackException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    private static final Path HOME = Path.of("/home/lin");

    @Test
    void the_place_follows_the_desktops_rules_unless_told_otherwise() {
        assertThat(CacheFolder.of(Map.of(), "lin", HOME).path()).isEqualTo(Path.of("/home/lin/.cache/pronto"));
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/fast"), "lin", HOME)
                        .path())
                .isEqualTo(Path.of("/fast/pronto"));
        assertThat(CacheFolder.of(Map.of("PRONTO_CACHE", "/big", "XDG_CACHE_HOME", "/fast"), "lin", HOME)
                        .path())
                .isEqualTo(Path.of("/big"));
    }

    @Test
    void root_uses_a_folder_that_others_may_enter() {
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/root/.cache"), "root", Path.of("/root"))
                        .path())
                .isEqualTo(Path.of("/var/cache/pronto"));
    }

    @Test
    void a_missing_archive_is_said_with_what_fetches_it(@TempDir Path empty) {
        assertThatThrownBy(() -> new Installer(new CacheFolder(empty)).redis())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("redis")
                .hasMessageContaining("mvn install -pl infra/local-stack");
    }
}
