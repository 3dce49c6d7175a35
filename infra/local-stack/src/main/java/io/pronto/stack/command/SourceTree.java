package io.pronto.stack.command;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The modules that a run needs, and which of them must be built again.
 *
 * @param project the folder of the source tree
 */
record SourceTree(Path project) {
    private static final String MARK = "built-by-pronto";
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", "dist", "coverage", ".git");

    private record Module(String folder, String jar, List<String> madeOf) {
        static Module of(String folder, String... madeOf) {
            var name = Path.of(folder).getFileName().toString();
            return new Module(folder, name, List.of(madeOf));
        }
    }

    private static final List<Module> MODULES = List.of(
            Module.of("infra/contracts"),
            Module.of("infra/platform", "infra/contracts"),
            Module.of("conversation-service", "infra/platform"),
            Module.of("routing-service", "infra/platform"),
            Module.of("sla-service", "infra/platform"),
            Module.of("knowledge-base", "infra/platform"),
            Module.of("analytics-service", "infra/platform"),
            Module.of("web-ui"),
            Module.of("gateway", "web-ui", "infra/platform"),
            Module.of("infra/demo"));

    /** Folders of the modules whose jar is missing or older than what it is made of; those needed first come first. */
    List<String> stale() {
        var stale = new LinkedHashSet<String>();
        // The newest source a module is made of, those of other modules included: they may have been built without it.
        var newest = new HashMap<String, Long>();
        for (var module : MODULES) {
            var folder = project.resolve(module.folder());
            if (!Files.isRegularFile(folder.resolve("pom.xml"))) {
                throw new StackException(folder + " is missing; this source tree is not complete.");
            }
            try {
                var changed = newestSource(folder);
                for (var part : module.madeOf()) {
                    changed = Math.max(changed, newest.getOrDefault(part, 0L));
                }
                newest.put(module.folder(), changed);
                if (module.madeOf().stream().anyMatch(stale::contains) || built(folder, module.jar()) < changed) {
                    stale.add(module.folder());
                }
            } catch (IOException e) {
                throw new StackException("The module " + folder + " cannot be read (" + e.getMessage() + ").", e);
            }
        }
        return new ArrayList<>(stale);
    }

    /**
     * Writes down that these modules are built, as Maven leaves a jar alone whose content would be the same.
     *
     * @param begin of the build; what changed since then is built again
     */
    void built(List<String> modules, Instant begin) {
        for (var module : modules) {
            var mark = project.resolve(module).resolve("target").resolve(MARK);
            try {
                Files.writeString(mark, "");
                Files.setLastModifiedTime(mark, FileTime.from(begin));
            } catch (IOException e) {
                throw new StackException("The file " + mark + " cannot be written (" + e.getMessage() + ").", e);
            }
        }
    }

    /** When the module was built, -1 if never. */
    private static long built(Path folder, String name) throws IOException {
        var target = folder.resolve("target");
        var built = -1L;
        if (Files.isDirectory(target)) {
            try (var jars = Files.newDirectoryStream(target, name + "*.jar")) {
                for (var jar : jars) {
                    built = Math.max(built, Files.getLastModifiedTime(jar).toMillis());
                }
            }
            var mark = target.resolve(MARK);
            if (built >= 0 && Files.exists(mark)) {
                built = Math.max(built, Files.getLastModifiedTime(mark).toMillis());
            }
        }
        return built;
    }

    private static long newestSource(Path folder) throws IOException {
        var newest = new long[] {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                var name = visited.getFileName().toString();
                var isTests = visited.endsWith("src/test");
                return NOT_SOURCES.contains(name) || isTests ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis());
                return FileVisitResult.CONTINUE;
            }
        });
        return newest[0];
    }
}
