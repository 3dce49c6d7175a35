package io.pronto.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cases, passed, and each failure. */
final class Scoreboard {
    private final List<String> failures = new ArrayList<>();
    private int cases;

    void judge(String name, boolean right, String otherwise) {
        cases++;
        if (!right) {
            failures.add(name + ": " + otherwise);
        }
    }

    /** Prints them. @return whether there were cases and all passed */
    boolean print(String what, Path file) {
        failures.forEach(failure -> System.out.println("FAILED " + failure));
        System.out.printf(
                "%s %s: %d cases, %d passed, %d failed%n",
                what, file.getFileName(), cases, cases - failures.size(), failures.size());
        if (cases == 0) {
            System.out.println("There was nothing to judge. Maybe it is the wrong file.");
        }
        return cases > 0 && failures.isEmpty();
    }
}
