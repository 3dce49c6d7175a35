package io.pronto.stack.command;

import io.pronto.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium that the acceptance tests drive. */
final class Browser {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path ON_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Browser() {}

    /** Finds it; as root on Debian it is installed when missing, with fonts for Chinese. */
    static Path find(Map<String, String> environment, Console console) {
        return found(environment)
                .or(() -> installed(environment, console))
                .orElseThrow(() -> new StackException(
                        "The acceptance tests need Chromium; install it (on Debian: apt-get install chromium fonts-noto-cjk)"
                                + " or name it in PRONTO_BROWSER."));
    }

    private static Optional<Path> installed(Map<String, String> environment, Console console) {
        var isRoot = System.getProperty("user.name").equals("root");
        if (!isRoot || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        console.say("Installing Chromium and fonts for Chinese");
        Child.run(Path.of("/"), List.of("apt-get", "-q", "update"), List.of());
        Child.run(
                Path.of("/"),
                List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "install"),
                List.of("--no-install-recommends", "chromium", "fonts-noto-cjk"));
        return found(environment);
    }

    static Optional<Path> found(Map<String, String> environment) {
        var candidates = new ArrayList<Path>();
        var told = environment.get("PRONTO_BROWSER");
        if (told != null && !told.isBlank()) {
            candidates.add(Path.of(told));
        }
        for (var folder : environment.getOrDefault("PATH", "").split(":")) {
            if (!folder.isEmpty()) {
                NAMES.forEach(name -> candidates.add(Path.of(folder, name)));
            }
        }
        candidates.add(ON_MAC);
        return candidates.stream().filter(Files::isExecutable).findFirst();
    }
}
