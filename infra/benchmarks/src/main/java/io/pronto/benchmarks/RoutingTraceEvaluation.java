package io.pronto.benchmarks;

import io.pronto.routing.queue.Order;
import io.pronto.routing.simulation.Centre;
import io.pronto.routing.simulation.Contact;
import io.pronto.routing.simulation.Group;
import io.pronto.routing.simulation.Kind;
import io.pronto.routing.simulation.Outcome;
import io.pronto.routing.simulation.Outcome.Fate;
import io.pronto.routing.simulation.Simulation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./pronto evaluate routing-trace TRACE.csv.gz --results RESULTS.json [--policy published|default|deadline]}: the routing
 * core over recorded contacts, day by day, beside what was recorded.
 */
record RoutingTraceEvaluation(Path trace, Path results, List<Policy> policies) {
    private static final long WITHIN = 20_000;
    private static final double EXACT_ENOUGH = 0.005;
    private static final double MUST_GAIN = 0.13;
    private static final double AIM_GAIN = 0.22;
    private static final double MOST_LONGER = 1.1;
    private static final double LEAST_COVERED = 0.75;
    private static final double MOST_COVERED = 0.85;
    /** Who serves which type, and whom the published policy asks first. */
    private static final List<List<Integer>> TYPES_OF_GROUPS = List.of(List.of(0, 1), List.of(1, 2));

    private static final List<List<Integer>> GROUPS_OF_TYPES = List.of(List.of(0), List.of(0, 1), List.of(1));
    private static final String RECORDED = "ordered_overflow_longest_waiting (the published policy)";

    /** What decides. */
    enum Policy {
        /** Ordered overflow, and the longest waiting first. */
        PUBLISHED,
        /** What a queue has when nobody says otherwise. */
        DEFAULT,
        /** By the promise of 20 seconds. */
        DEADLINE;

        List<Kind> kinds() {
            return switch (this) {
                case PUBLISHED -> SimulatedCentre.kinds(3, new Order.Fifo(), GROUPS_OF_TYPES, Integer.MAX_VALUE);
                case DEFAULT -> SimulatedCentre.kinds(3, Order.USUAL, null, Integer.MAX_VALUE);
                case DEADLINE -> SimulatedCentre.kinds(3, Order.DeadlineAware.USUAL, null, Integer.MAX_VALUE);
            };
        }
    }

    /** A day's figures. */
    private record Day(
            long served, long abandoned, long inTarget, long late, double mean, long p95, long longest, long[] waits) {
        static Day of(Outcome outcome) {
            long[] waits = outcome.servedWaits();
            return new Day(
                    outcome.count(Fate.SERVED),
                    outcome.count(Fate.ABANDONED),
                    outcome.servedWithin(WITHIN, contact -> true),
                    outcome.abandonedAfter(WITHIN),
                    Outcome.mean(waits),
                    Outcome.quantile(waits, 0.95),
                    outcome.longestWait(),
                    waits);
        }

        static Day all(List<Day> days) {
            long[] waits = Outcome.together(days.stream().map(Day::waits).toList());
            return new Day(
                    days.stream().mapToLong(Day::served).sum(),
                    days.stream().mapToLong(Day::abandoned).sum(),
                    days.stream().mapToLong(Day::inTarget).sum(),
                    days.stream().mapToLong(Day::late).sum(),
                    Outcome.mean(waits),
                    Outcome.quantile(waits, 0.95),
                    days.stream().mapToLong(Day::longest).max().orElse(0),
                    waits);
        }

        double serviceLevel() {
            return (double) inTarget / Math.max(1, served + late);
        }
    }

    boolean run() throws IOException {
        Map<Integer, List<Contact>> days = read();
        JsonNode recorded = JsonMapper.shared().readTree(Files.readString(results));
        List<Group> groups = new ArrayList<>();
        for (JsonNode sizes : recorded.path("groupsSizePerPeriod")) {
            List<Integer> staff = new ArrayList<>();
            sizes.forEach(size -> staff.add(size.asInt()));
            groups.add(SimulatedCentre.group(groups.size(), TYPES_OF_GROUPS.get(groups.size()), staff));
        }
        Duration period = Duration.ofMillis(recorded.path("periodMs").asLong());
        List<Outcome> asPublished = simulate(days, Policy.PUBLISHED, groups, period);
        List<Day> published = asPublished.stream().map(Day::of).toList();
        boolean held = true;
        for (Policy policy : policies) {
            List<Outcome> outcomes = policy == Policy.PUBLISHED ? asPublished : simulate(days, policy, groups, period);
            List<Day> simulated = outcomes.stream().map(Day::of).toList();
            print(policy, days, simulated);
            held &= switch (policy) {
                case PUBLISHED ->
                    equalsRecorded(simulated, recorded.path("perDay").path(RECORDED));
                case DEFAULT -> noWorse(Day.all(simulated), Day.all(published)) & coversWell(outcomes);
                case DEADLINE -> keepsMore(Day.all(simulated), Day.all(published));
            };
        }
        return held;
    }

    private static List<Outcome> simulate(
            Map<Integer, List<Contact>> days, Policy policy, List<Group> groups, Duration period) {
        Centre centre = new Centre(policy.kinds(), groups, period);
        return days.values().stream()
                .map(contacts -> Simulation.of(centre, contacts, () -> 1))
                .toList();
    }

    private static boolean coversWell(List<Outcome> days) {
        WaitCoverage coverage = WaitCoverage.of(days, GROUPS_OF_TYPES.size());
        return verdict(
                coverage.share() >= LEAST_COVERED && coverage.share() <= MOST_COVERED,
                "the wait told on arrival came true for %.1f %% of %d who waited and were served (must 75 to 85 %%); %.0f s wide on average"
                        .formatted(100 * coverage.share(), coverage.told(), coverage.meanWidth()));
    }

    private static void print(Policy policy, Map<Integer, List<Contact>> days, List<Day> simulated) {
        System.out.printf(
                "%n%-10s %8s %8s %9s %8s %8s %8s %9s%n",
                policy.name().toLowerCase(Locale.ROOT),
                "offered",
                "served",
                "abandoned",
                "level",
                "mean s",
                "p95 s",
                "longest s");
        int i = 0;
        for (Map.Entry<Integer, List<Contact>> day : days.entrySet()) {
            row("day " + day.getKey(), simulated.get(i++));
        }
        row("all", Day.all(simulated));
    }

    private static void row(String name, Day day) {
        System.out.printf(
                "%-10s %8d %8d %9d %8.4f %8.2f %8.1f %9.1f%n",
                name,
                day.served() + day.abandoned(),
                day.served(),
                day.abandoned(),
                day.serviceLevel(),
                day.mean() / 1000,
                day.p95() / 1000.0,
                day.longest() / 1000.0);
    }

    private static boolean equalsRecorded(List<Day> simulated, JsonNode recorded) {
        boolean held = true;
        int exact = 0;
        for (int i = 0; i < simulated.size() && i < recorded.size(); i++) {
            Day day = simulated.get(i);
            long served = recorded.get(i).path("served").asLong();
            long abandoned = recorded.get(i).path("abandoned").asLong();
            boolean close =
                    off(day.served(), served) <= EXACT_ENOUGH && off(day.abandoned(), abandoned) <= EXACT_ENOUGH;
            exact += day.served() == served && day.abandoned() == abandoned ? 1 : 0;
            if (!close) {
                System.out.printf(
                        "day %d: served %d, recorded %d; abandoned %d, recorded %d%n",
                        i, day.served(), served, day.abandoned(), abandoned);
            }
            held &= close;
        }
        return verdict(
                held && recorded.size() == simulated.size(),
                "served and abandoned of each day within 0.5 %% of the recorded ones; exact on %d of %d days"
                        .formatted(exact, simulated.size()));
    }

    private static double off(long value, long recorded) {
        return Math.abs(value - recorded) / (double) Math.max(1, recorded);
    }

    private static boolean noWorse(Day ours, Day published) {
        return verdict(
                ours.abandoned() <= published.abandoned()
                        && ours.serviceLevel() >= published.serviceLevel()
                        && ours.mean() <= published.mean()
                        && ours.p95() <= published.p95(),
                "abandoned %d against %d, level %.4f against %.4f, mean %.2f against %.2f s, p95 %.1f against %.1f s"
                        .formatted(
                                ours.abandoned(),
                                published.abandoned(),
                                ours.serviceLevel(),
                                published.serviceLevel(),
                                ours.mean() / 1000,
                                published.mean() / 1000,
                                ours.p95() / 1000.0,
                                published.p95() / 1000.0));
    }

    private static boolean keepsMore(Day ours, Day published) {
        double gain = ours.serviceLevel() - published.serviceLevel();
        return verdict(
                gain >= MUST_GAIN
                        && ours.abandoned() <= published.abandoned()
                        && ours.p95() <= published.p95()
                        && ours.longest() <= MOST_LONGER * published.longest(),
                "level %+.4f (must %+.2f, aim %+.2f), abandoned %d against %d, p95 %.1f against %.1f s, longest %.2f times"
                        .formatted(
                                gain,
                                MUST_GAIN,
                                AIM_GAIN,
                                ours.abandoned(),
                                published.abandoned(),
                                ours.p95() / 1000.0,
                                published.p95() / 1000.0,
                                (double) ours.longest() / published.longest()));
    }

    private static boolean verdict(boolean held, String what) {
        System.out.println((held ? "held: " : "NOT held: ") + what);
        return held;
    }

    /** Contacts by day: {@code rep,arrival_ms,type,period,service_ms,patience_ms}. */
    private Map<Integer, List<Contact>> read() throws IOException {
        Map<Integer, List<Contact>> days = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(trace)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                days.computeIfAbsent(Integer.parseInt(cells[0]), day -> new ArrayList<>())
                        .add(new Contact(
                                Long.parseLong(cells[1]),
                                Integer.parseInt(cells[2]),
                                Long.parseLong(cells[4]),
                                Long.parseLong(cells[5])));
            }
        }
        return days;
    }
}
