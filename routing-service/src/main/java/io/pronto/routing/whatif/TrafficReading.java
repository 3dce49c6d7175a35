package io.pronto.routing.whatif;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.simulation.Draw;
import io.pronto.routing.simulation.Kind;
import io.pronto.routing.simulation.Outcome;
import io.pronto.routing.simulation.Traffic;
import io.pronto.routing.whatif.Question.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The customers of a question. */
final class TrafficReading {
    private static final int MOST_FLOWS = 200;
    private static final double LONGEST_HANDLING = Duration.ofDays(1).toSeconds();
    private static final double LONGEST_PATIENCE = Duration.ofDays(30).toSeconds();
    private static final double MINUTE = 60_000;

    private final Question question;
    private final World world;
    private final Faults faults;
    private final Duration interval;
    private final QueuesReading queues;
    private final List<Flow> flows;

    TrafficReading(Question question, World world, Faults faults, Duration interval, QueuesReading queues) {
        this.question = question;
        this.world = world;
        this.faults = faults;
        this.interval = interval;
        this.queues = queues;
        this.flows = question.traffic() == null ? List.of() : faults.list("traffic", question.traffic(), 1, MOST_FLOWS);
        for (int i = 0; i < flows.size(); i++) {
            check(flows.get(i), "traffic[" + i + "]");
        }
        if (question.variation() != null) {
            faults.inRange("variation", question.variation(), 0, 1);
        }
    }

    /**
     * Who comes.
     *
     * @param expected how many on one day
     * @param visits those of the past, else none
     */
    record Came(Source source, List<Kind> kinds, double expected, List<Plan.Note> notes, List<Visit> visits) {
        /** What really became of them. */
        Plan.Really really(long within) {
            long[] waits = visits.stream()
                    .filter(visit -> visit.begun() != null)
                    .mapToLong(visit -> visit.waited().toMillis())
                    .sorted()
                    .toArray();
            long kept = Arrays.stream(waits).filter(wait -> wait < within).count();
            long late = visits.stream()
                    .filter(visit -> visit.abandoned() && visit.waited().toMillis() >= within)
                    .count();
            boolean any = waits.length > 0;
            return new Plan.Really(
                    visits.size(),
                    visits.stream().filter(Visit::served).count(),
                    visits.stream().filter(Visit::abandoned).count(),
                    waits.length,
                    waits.length + late == 0 ? null : (double) kept / (waits.length + late),
                    any ? Outcome.mean(waits) / 1000 : null,
                    any ? Outcome.quantile(waits, 0.5) / 1000.0 : null,
                    any ? Outcome.quantile(waits, 0.95) / 1000.0 : null);
        }
    }

    int intervals() {
        return flows.stream()
                .mapToInt(flow -> flow.arrivals() == null ? 0 : flow.arrivals().size())
                .max()
                .orElse(1);
    }

    private void check(Flow flow, String field) {
        faults.text(field + ".name", flow.name());
        String queue = faults.text(field + ".queue", flow.queue());
        if (!queue.isEmpty() && !queues.knows(new QueueId(queue))) {
            faults.add(field + ".queue", "unknown-queue", queue);
        }
        List<Double> arrivals = faults.list(field + ".arrivals", flow.arrivals(), 1, Planning.MOST_INTERVALS);
        for (int i = 0; i < arrivals.size(); i++) {
            faults.inRange(field + ".arrivals[" + i + "]", arrivals.get(i), 0, Planning.MOST_CONTACTS);
        }
        faults.inRange(field + ".handlingSeconds", flow.handlingSeconds(), 1, LONGEST_HANDLING);
        if (flow.patienceSeconds() != null) {
            faults.inRange(field + ".patienceSeconds", flow.patienceSeconds(), 1, LONGEST_PATIENCE);
        }
        if (flow.language() != null) {
            faults.text(field + ".language", flow.language());
        }
        queues.needs(flow.skills(), field + ".skills");
    }

    /** Only for a question without faults so far. */
    Came described() {
        List<Kind> kinds = new ArrayList<>();
        List<Traffic.Flow> drawn = new ArrayList<>();
        double minutes = interval.toMillis() / MINUTE;
        for (Flow flow : flows) {
            List<@Nullable Double> arrivals = Objects.requireNonNull(flow.arrivals());
            Draw handling = new Draw.Exponential(Objects.requireNonNull(flow.handlingSeconds()) * 1000);
            Draw patience = flow.patienceSeconds() == null
                    ? new Draw.Never()
                    : new Draw.Exponential(flow.patienceSeconds() * 1000);
            for (int i = 0; i < arrivals.size(); i++) {
                drawn.add(new Traffic.Flow(
                        kinds.size(), i, Objects.requireNonNull(arrivals.get(i)) / minutes, handling, patience));
            }
            kinds.add(new Kind(
                    Objects.requireNonNull(flow.name()),
                    queues.of(new QueueId(Objects.requireNonNull(flow.queue()).strip())),
                    queues.needs(flow.skills(), "traffic"),
                    flow.channel() == null ? Channel.CHAT : flow.channel(),
                    flow.priority() == null ? Priority.NORMAL : flow.priority(),
                    flow.language() == null ? "en" : flow.language()));
        }
        double variation = question.variation() == null ? 0 : question.variation();
        Traffic traffic =
                new Traffic(interval, drawn, variation == 0 ? Double.POSITIVE_INFINITY : 1 / (variation * variation));
        if (traffic.expected() <= 0) {
            faults.add("traffic", "nobody-comes", "");
        }
        return new Came(
                new Source.Described(traffic),
                kinds,
                traffic.expected(),
                List.of(new Plan.Note("drawn-at-random", Map.of("variation", variation))),
                List.of());
    }

    /** As they came; the queue that is asked for only, if one is. */
    Came recorded(Recording recording) {
        String only = Objects.requireNonNull(question.recorded()).queue();
        if (only != null && (!QueuesReading.isKey(only) || !queues.knows(new QueueId(only)))) {
            faults.add("recorded.queue", "unknown-queue", only);
            return new Came(new Source.Recorded(List.of()), List.of(), 0, List.of(), List.of());
        }
        Recording asked = only == null ? recording : recording.of(new QueueId(only));
        List<Visit> visits = asked.visits().stream()
                .filter(visit -> queues.knows(visit.queue()))
                .toList();
        Map<Kind, Integer> kinds = new LinkedHashMap<>();
        Map<QueueId, long[]> handling = new LinkedHashMap<>();
        Map<QueueId, OptionalDouble> patience = new LinkedHashMap<>();
        List<Source.Seen> seen = new ArrayList<>();
        long unknown = 0;
        for (Visit visit : visits) {
            Kind kind = new Kind(
                    visit.queue() + " · " + visit.channel(),
                    queues.of(visit.queue()),
                    met(visit.suggested()),
                    visit.channel(),
                    visit.priority(),
                    visit.language());
            long took = visit.handling().map(Duration::toMillis).orElse(-1L);
            unknown += took < 0 ? 1 : 0;
            OptionalDouble mean = patience.computeIfAbsent(visit.queue(), asked::patience);
            seen.add(new Source.Seen(
                    Duration.between(recording.from(), visit.arrived()).toMillis(),
                    kinds.computeIfAbsent(kind, key -> kinds.size()),
                    took,
                    handling.computeIfAbsent(visit.queue(), asked::handling),
                    visit.abandoned(),
                    visit.waited().toMillis(),
                    mean.isPresent() ? mean.getAsDouble() * 1000 : Double.POSITIVE_INFINITY));
        }
        if (visits.isEmpty()) {
            faults.add("recorded", "nothing-recorded", "");
        } else if (seen.stream().anyMatch(one -> one.handling() < 0 && one.others().length == 0)) {
            faults.add("recorded", "no-handling-known", "");
        }
        return new Came(
                new Source.Recorded(seen),
                List.copyOf(kinds.keySet()),
                visits.size(),
                notes(
                        asked,
                        visits,
                        unknown,
                        recording.visits().size() - asked.visits().size()),
                visits);
    }

    private static List<Plan.Note> notes(Recording asked, List<Visit> visits, long unknown, int others) {
        long abandoned = visits.stream().filter(Visit::abandoned).count();
        OptionalDouble mean = visits.isEmpty()
                ? OptionalDouble.empty()
                : asked.patience(visits.getFirst().queue());
        List<Plan.Note> notes = new ArrayList<>();
        notes.add(new Plan.Note(
                mean.isPresent() ? "patience-estimated" : "patience-unknown", Map.of("abandoned", (double) abandoned)));
        notes.add(new Plan.Note(
                "handling-known", Map.of("known", (double) visits.size() - unknown, "drawn", (double) unknown)));
        notes.add(Plan.Note.of("whole-conversations"));
        if (others > 0) {
            notes.add(new Plan.Note("other-queues-left-out", Map.of("visits", (double) others)));
        }
        return notes;
    }

    /** As in the live service: what it only seems to need counts as long as somebody has it. */
    private List<SkillNeed> met(List<SkillNeed> suggested) {
        return suggested.stream()
                .filter(need -> world.agents().stream().anyMatch(agent -> agent.meets(need)))
                .toList();
    }
}
