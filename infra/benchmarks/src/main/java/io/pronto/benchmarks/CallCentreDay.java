package io.pronto.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A day of one kind of call as {@code CallCenter.dat} of the library SSJ describes it: the opening hour, how many hours, the agents and the
 * calls expected in each, and then, one a line, the steadiness of days, the share that does not wait at all, the rate of giving up (a
 * second), shape and rate (a second) of the handling, and the target in seconds. Only shape 1, the exponential, is understood.
 */
record CallCentreDay(
        List<Integer> agents,
        List<Double> callsAnHour,
        double steadiness,
        double impatient,
        double givingUp,
        double handling,
        double target) {
    static CallCentreDay read(Path file) throws IOException {
        List<List<String>> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.trim().split("\\s+")))
                .toList();
        int hours = Integer.parseInt(lines.get(1).getFirst());
        List<Integer> agents = new ArrayList<>();
        List<Double> calls = new ArrayList<>();
        for (List<String> hour : lines.subList(2, 2 + hours)) {
            agents.add(Integer.parseInt(hour.get(0)));
            calls.add(Double.parseDouble(hour.get(1)));
        }
        double[] rest = lines.subList(2 + hours, lines.size()).stream()
                .mapToDouble(line -> Double.parseDouble(line.getFirst()))
                .toArray();
        if (rest.length != 6 || rest[3] != 1) {
            throw new IOException(
                    file + " is not a day as expected: six figures after the hours, the fourth of them 1.");
        }
        return new CallCentreDay(agents, calls, rest[0], rest[1], rest[2], rest[4], rest[5]);
    }
}
