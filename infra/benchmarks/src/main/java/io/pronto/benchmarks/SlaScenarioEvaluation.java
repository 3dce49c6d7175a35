package io.pronto.benchmarks;

import io.pronto.contracts.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./pronto evaluate sla-scenarios FILE}: lives of enquiries, told to the service's own core as events, against
 * the deadlines and times that should come of them. Cases that are marked as one product's own rule are left out.
 */
record SlaScenarioEvaluation(Path file) {
    private static final Map<String, Metric> DUE = Map.of(
            "firstResponseDue", Metric.FIRST_RESPONSE,
            "updateDue", Metric.NEXT_RESPONSE,
            "resolutionDue", Metric.RESOLUTION);
    private static final Map<String, Metric> MINUTES = Map.of(
            "firstResponseInMinutes", Metric.FIRST_RESPONSE,
            "updateInMinutes", Metric.NEXT_RESPONSE,
            "resolutionInMinutes", Metric.RESOLUTION);
    private static final Map<String, Metric> LEFT = Map.of(
            "firstResponseDiffMinutes", Metric.FIRST_RESPONSE,
            "updateDiffMinutes", Metric.NEXT_RESPONSE,
            "resolutionDiffMinutes", Metric.RESOLUTION);

    boolean run() throws IOException {
        Scoreboard scores = new Scoreboard();
        int number = 0;
        int skipped = 0;
        for (JsonNode one : Cases.read(file).all()) {
            String name = Cases.name(one, number++);
            if (!one.path("generic").asBoolean(true)) {
                System.out.println("skipped " + name + ": " + one.path("note").asString(""));
                skipped++;
                continue;
            }
            try {
                judge(name, one, scores);
            } catch (IllegalArgumentException | DateTimeException e) {
                scores.judge(name, false, e.toString());
            }
        }
        System.out.printf("%d skipped as one product's own rule%n", skipped);
        return scores.print("sla-scenarios", file);
    }

    private static void judge(String name, JsonNode one, Scoreboard scores) {
        ScenarioLife enquiry = ScenarioLife.firstAsked(one);
        // An update is due for every wait, also the first: as when an agent had written before the customer did.
        ScenarioLife update = ScenarioLife.afterAnAgentWrote(one);
        StringBuilder wrong = new StringBuilder();
        one.path("expected").properties().forEach(entry -> {
            String what = entry.getKey();
            Object got;
            if (DUE.containsKey(what)) {
                Metric metric = DUE.get(what);
                got = (metric == Metric.NEXT_RESPONSE ? update : enquiry).due(metric);
            } else if (MINUTES.containsKey(what)) {
                Metric metric = MINUTES.get(what);
                got = (metric == Metric.NEXT_RESPONSE ? update : enquiry).minutesTaken(metric);
            } else if (LEFT.containsKey(what)) {
                Metric metric = LEFT.get(what);
                got = (metric == Metric.NEXT_RESPONSE ? update : enquiry).minutesLeft(metric);
            } else if (what.equals("nextEscalation")) {
                got = earlier(enquiry.nextAlarm(), update.nextAlarm());
            } else {
                throw new IllegalArgumentException("Nothing is known about '" + what + "'.");
            }
            Object expected = value(entry.getValue());
            if (expected == null ? got != null : !expected.equals(got)) {
                wrong.append(what)
                        .append(" should be ")
                        .append(expected)
                        .append(" and is ")
                        .append(got)
                        .append("; ");
            }
        });
        scores.judge(name, wrong.isEmpty(), wrong.toString());
    }

    private static @Nullable Object value(JsonNode expected) {
        if (expected.isNull()) {
            return null;
        }
        return expected.isNumber() ? (Object) expected.asLong() : Instant.parse(expected.asString());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return List.of(one == null ? Instant.MAX : one, other == null ? Instant.MAX : other).stream()
                .min(Instant::compareTo)
                .filter(Instant.MAX::isAfter)
                .orElse(null);
    }
}
