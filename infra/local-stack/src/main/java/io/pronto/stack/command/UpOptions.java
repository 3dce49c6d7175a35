package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.suite.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code ./pronto up} was asked for.
 *
 * @param build whether to build what is stale
 * @param detach whether to come back when everything is ready
 * @param without services that somebody starts elsewhere, such as in an IDE
 */
record UpOptions(boolean demo, boolean build, boolean detach, Set<Part> without) {
    /**
     * Reads the words after {@code up}.
     *
     * @throws StackException naming the word that is not understood
     */
    static UpOptions of(List<String> words) {
        var demo = false;
        var build = true;
        var detach = false;
        var without = EnumSet.noneOf(Part.class);
        for (var left = new ArrayList<>(words); !left.isEmpty(); ) {
            var word = left.removeFirst();
            switch (word) {
                case "--demo" -> demo = true;
                case "--no-build" -> build = false;
                case "--detach" -> detach = true;
                case "--foreground" -> detach = false;
                case "--servers-only" -> without.addAll(Part.services());
                case "--without" -> without.addAll(services(left.isEmpty() ? "" : left.removeFirst()));
                default -> throw new StackException("\"up\" has no option " + word + "; see ./pronto help.");
            }
        }
        return new UpOptions(demo, build, detach, Set.copyOf(without));
    }

    private static List<Part> services(String names) {
        return List.of(names.split(",")).stream()
                .map(name -> Part.named(name)
                        .filter(Part::isService)
                        .orElseThrow(() -> new StackException("--without needs names of services such as sla-service,"
                                + "gateway; there is no \"" + name + "\".")))
                .toList();
    }

    /** True when no service is started. */
    boolean serversOnly() {
        return without.containsAll(Part.services());
    }
}
