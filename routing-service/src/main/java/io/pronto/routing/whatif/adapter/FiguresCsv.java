package io.pronto.routing.whatif.adapter;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.pronto.routing.whatif.Comparison;
import io.pronto.routing.whatif.Comparison.Figures;
import io.pronto.routing.whatif.Comparison.Interval;
import io.pronto.routing.whatif.Comparison.PolicyResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An answer for a spreadsheet: a row for each policy, part and figure, with the interval. */
final class FiguresCsv {
    private static final char MARK = '\uFEFF';
    private static final Map<String, Function<Figures, @Nullable Interval>> FIGURES = figures();

    private FiguresCsv() {}

    private static Map<String, Function<Figures, @Nullable Interval>> figures() {
        Map<String, Function<Figures, @Nullable Interval>> all = new LinkedHashMap<>();
        all.put("arrived", Figures::arrived);
        all.put("served", Figures::served);
        all.put("abandoned", Figures::abandoned);
        all.put("blocked", Figures::blocked);
        all.put("left", Figures::left);
        all.put("overflowedIn", Figures::overflowedIn);
        all.put("overflowedOut", Figures::overflowedOut);
        all.put("serviceLevel", Figures::serviceLevel);
        all.put("abandonment", Figures::abandonment);
        all.put("meanWaitSeconds", Figures::meanWait);
        all.put("p50WaitSeconds", Figures::p50Wait);
        all.put("p95WaitSeconds", Figures::p95Wait);
        all.put("longestWaitSeconds", Figures::longestWait);
        all.put("occupancy", Figures::occupancy);
        return all;
    }

    static String written(Comparison answer) {
        StringWriter out = new StringWriter();
        out.write(MARK);
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("policy", "part", "name", "figure", "mean", "low", "high");
            for (PolicyResult policy : answer.policies()) {
                figures(csv, policy, "all", "", policy.total());
                Figures difference = policy.difference();
                if (difference != null) {
                    figures(
                            csv,
                            policy,
                            "difference",
                            answer.policies().getFirst().name(),
                            difference);
                }
                policy.queues().forEach(queue -> figures(csv, policy, "queue", queue.queue(), queue.figures()));
                policy.groups()
                        .forEach(group -> row(csv, policy, "group", group.name(), "occupancy", group.occupancy()));
                policy.over().forEach(interval -> {
                    String at = answer.start()
                            .plusSeconds(interval.start())
                            .atZone(ZoneId.of(answer.zone()))
                            .toOffsetDateTime()
                            .toString();
                    row(csv, policy, "interval", at, "arrived", interval.arrived());
                    row(csv, policy, "interval", at, "serviceLevel", interval.serviceLevel());
                    row(csv, policy, "interval", at, "meanWaitSeconds", interval.meanWait());
                    row(csv, policy, "interval", at, "abandonment", interval.abandonment());
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void figures(CsvWriter csv, PolicyResult policy, String part, String name, Figures figures) {
        FIGURES.forEach((figure, of) -> row(csv, policy, part, name, figure, of.apply(figures)));
    }

    private static void row(
            CsvWriter csv, PolicyResult policy, String part, String name, String figure, @Nullable Interval interval) {
        if (interval != null) {
            csv.writeRecord(
                    harmless(policy.name()),
                    part,
                    harmless(name),
                    figure,
                    Double.toString(interval.mean()),
                    Double.toString(interval.low()),
                    Double.toString(interval.high()));
        }
    }

    /** A spreadsheet takes a cell that begins like this for a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
