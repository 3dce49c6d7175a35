package io.pronto.benchmarks;

import io.pronto.routing.queue.Order;
import io.pronto.routing.simulation.Centre;
import io.pronto.routing.simulation.Contact;
import io.pronto.routing.simulation.Draw;
import io.pronto.routing.simulation.Group;
import io.pronto.routing.simulation.Outcome;
import io.pronto.routing.simulation.Outcome.Fate;
import io.pronto.routing.simulation.Simulation;
import io.pronto.routing.simulation.Study;
import io.pronto.routing.simulation.Study.Estimate;
import io.pronto.routing.simulation.Study.Figures;
import io.pronto.routing.simulation.Traffic;
import io.pronto.routing.simulation.Traffic.Flow;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./pronto evaluate routing-instances FILE}: call centres of which the figures were published, simulated on the routing core; each
 * figure must fall into its published interval, at the number of digits it was published with.
 */
record RoutingInstancesEvaluation(Path file) {
    private static final long SEED = 20_261_122;
    private static final Duration HORIZON = Duration.ofMinutes(480);
    private static final Duration PERIOD = Duration.ofMinutes(120);
    /** The busyness of a day: gamma with mean 1; the shape is said in words in the file. */
    private static final double STEADINESS = 28.7;

    private static final double MINUTE = 60_000;

    /** The one that is described in a file of its own beside. */
    private static final String CALL_CENTRE = "CallCC";

    private static final double SECOND = 1_000;

    /** A centre, who comes, and how its figures are asked for. @param impatient the share of those who come that does not wait at all */
    private record Instance(Centre centre, Traffic traffic, long within, double impatient) {}

    boolean run() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        Cases.read(file).all().forEach(all::add);
        Map<String, JsonNode> byId = new HashMap<>();
        all.forEach(one -> byId.put(one.path("id").asString(), one));
        Scoreboard scores = new Scoreboard();
        for (JsonNode one : all) {
            String id = one.path("id").asString();
            JsonNode base = byId.getOrDefault(one.path("extends").asString(""), one);
            if (one.has("arrivalRates")) {
                judge(id, one, base, skills(one), scores);
            } else if (base.has("arrivalRate")) {
                judge(id, one, base, pool(one, base), scores);
            } else if (id.equals(CALL_CENTRE) && Files.exists(file.resolveSibling("CallCenter.dat"))) {
                judge(id, one, one, callCentre(CallCentreDay.read(file.resolveSibling("CallCenter.dat"))), scores);
            } else {
                System.out.printf("%-12s not simulated: the file describes it in words only%n", id);
            }
        }
        return scores.print("routing-instances", file);
    }

    // ---- instances ----------------------------------------------------------------------------------------------

    private static Instance pool(JsonNode one, JsonNode base) {
        Draw patience = one.has("patienceRate")
                ? new Draw.Exponential(MINUTE / one.path("patienceRate").asDouble())
                : new Draw.Never();
        return new Instance(
                new Centre(
                        SimulatedCentre.kinds(
                                1,
                                new Order.Fifo(),
                                null,
                                one.has("queueCapacity")
                                        ? one.path("queueCapacity").asInt()
                                        : Integer.MAX_VALUE),
                        List.of(SimulatedCentre.group(
                                0, List.of(0), List.of(base.path("agents").asInt()))),
                        HORIZON),
                new Traffic(
                        HORIZON,
                        List.of(new Flow(
                                0,
                                0,
                                base.path("arrivalRate").asDouble(),
                                new Draw.Exponential(
                                        MINUTE / base.path("serviceRate").asDouble()),
                                patience)),
                        Double.POSITIVE_INFINITY),
                target(base),
                0);
    }

    private static Instance callCentre(CallCentreDay day) {
        List<Flow> flows = new ArrayList<>();
        for (int hour = 0; hour < day.callsAnHour().size(); hour++) {
            flows.add(new Flow(
                    0,
                    hour,
                    day.callsAnHour().get(hour) / 60,
                    new Draw.Exponential(SECOND / day.handling()),
                    new Draw.Exponential(SECOND / day.givingUp())));
        }
        Duration hour = Duration.ofHours(1);
        return new Instance(
                new Centre(
                        SimulatedCentre.kinds(1, new Order.Fifo(), null, Integer.MAX_VALUE),
                        List.of(SimulatedCentre.group(0, List.of(0), day.agents())),
                        hour),
                new Traffic(hour, flows, day.steadiness()),
                Math.round(day.target() * SECOND),
                day.impatient());
    }

    private static Instance skills(JsonNode one) {
        int types = one.path("arrivalRates").size();
        List<Flow> flows = new ArrayList<>();
        for (int type = 0; type < types; type++) {
            for (int period = 0; period < one.path("arrivalRates").get(type).size(); period++) {
                flows.add(new Flow(
                        type,
                        period,
                        one.path("arrivalRates").get(type).get(period).asDouble(),
                        new Draw.Exponential(
                                MINUTE / one.path("serviceRates").get(period).asDouble()),
                        new Draw.Exponential(
                                MINUTE / one.path("patienceRates").get(period).asDouble())));
            }
        }
        List<Group> groups = new ArrayList<>();
        for (JsonNode served : one.path("groupToType")) {
            groups.add(SimulatedCentre.group(
                    groups.size(), numbers(served), numbers(one.path("agents").get(groups.size()))));
        }
        List<List<Integer>> preferred = new ArrayList<>();
        one.path("typeToGroup").forEach(asked -> preferred.add(numbers(asked)));
        return new Instance(
                new Centre(
                        SimulatedCentre.kinds(types, new Order.Fifo(), preferred, Integer.MAX_VALUE), groups, PERIOD),
                new Traffic(PERIOD, flows, STEADINESS),
                target(one),
                0);
    }

    private static long target(JsonNode instance) {
        return Math.round(instance.path("awt").asDouble() * MINUTE);
    }

    private static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }

    // ---- figures ------------------------------------------------------------------------------------------------

    private static void judge(String id, JsonNode one, JsonNode base, Instance instance, Scoreboard scores) {
        int days = base.path("replications").asInt(1000);
        Map<String, Estimate> estimates = Study.of(days, day -> simulate(instance, day));
        Map<String, Double> figures = figures(estimates);
        figures.putAll(shares(figures, instance.traffic().expected()));
        JsonNode intervals = one.has("published") ? one.path("published") : one.path("published90pctCI");
        intervals.properties().forEach(published -> {
            String name = published.getKey();
            if (name.equals("inTargetByTypePeriod")) {
                for (int type = 0; type < published.getValue().size(); type++) {
                    for (int period = 0; period < published.getValue().get(type).size(); period++) {
                        String cell = "inTarget[" + type + "][" + period + "]";
                        judge(id, cell, figures, published.getValue().get(type).get(period), scores);
                    }
                }
            } else {
                judge(id, name, figures, published.getValue(), scores);
            }
        });
    }

    private static void judge(
            String id, String name, Map<String, Double> figures, JsonNode interval, Scoreboard scores) {
        Double value = figures.get(name);
        BigDecimal low = interval.get(0).decimalValue();
        BigDecimal high = interval.get(1).decimalValue();
        int digits = Math.max(low.scale(), high.scale());
        boolean inside = false;
        String shown = "unknown";
        if (value != null) {
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
            inside = rounded.compareTo(low) >= 0 && rounded.compareTo(high) <= 0;
            shown = BigDecimal.valueOf(value)
                    .setScale(digits + 2, RoundingMode.HALF_EVEN)
                    .toString();
        }
        System.out.printf("%-12s %-28s %14s in [%s, %s] %s%n", id, name, shown, low, high, inside ? "" : "OUTSIDE");
        scores.judge(id + " " + name, inside, shown + " is outside [" + low + ", " + high + "]");
    }

    private static Figures simulate(Instance instance, int day) {
        var chance = Study.chance(SEED, day);
        List<Contact> contacts = instance.traffic().day(chance);
        if (instance.impatient() > 0) {
            contacts.replaceAll(contact -> chance.nextDouble() < instance.impatient()
                    ? new Contact(contact.arrival(), contact.kind(), contact.handling(), 0)
                    : contact);
        }
        Outcome outcome = Simulation.of(instance.centre(), contacts, chance::nextDouble);
        Map<String, Double> measures = new LinkedHashMap<>();
        long within = instance.within();
        measures.put("arrived", (double) outcome.contacts().size());
        measures.put("served", (double) outcome.count(Fate.SERVED));
        measures.put("abandoned", (double) outcome.count(Fate.ABANDONED));
        measures.put("blocked", (double) outcome.count(Fate.BLOCKED));
        measures.put("contactsInTarget", (double) outcome.servedWithin(within, contact -> true));
        measures.put("abandonedLate", (double) outcome.abandonedAfter(within));
        measures.put("waited", LongStream.of(outcome.servedWaits()).sum() / MINUTE);
        measures.put(
                "waitedByAll",
                outcome.waits().stream().mapToLong(Long::longValue).sum() / SECOND);
        measures.put("waitedLess", (double)
                outcome.waits().stream().filter(wait -> wait < within).count());
        measures.put("busy", outcome.groups().getFirst().busy());
        measures.put("staffed", outcome.groups().getFirst().staffed());
        measures.put("occupancy", outcome.groups().getFirst().occupancyWithinPlan());
        long period = instance.traffic().period().toMillis();
        for (Flow flow : instance.traffic().flows()) {
            measures.put("inTarget[" + flow.kind() + "][" + flow.period() + "]", (double) outcome.servedWithin(
                    within, contact -> contact.kind() == flow.kind() && contact.arrival() / period == flow.period()));
        }
        return new Figures(measures, controls(instance.traffic(), contacts));
    }

    /** How many more came of each flow than on average, and how much more work they brought. */
    private static double[] controls(Traffic traffic, List<Contact> contacts) {
        List<Flow> flows = traffic.flows();
        long period = traffic.period().toMillis();
        double[] controls = new double[flows.size() + 1];
        for (int i = 0; i < flows.size(); i++) {
            Flow flow = flows.get(i);
            controls[i] = contacts.stream()
                            .filter(contact ->
                                    contact.kind() == flow.kind() && contact.arrival() / period == flow.period())
                            .count()
                    - flow.perMinute() * period / MINUTE;
        }
        controls[flows.size()] =
                contacts.stream().mapToDouble(Contact::handling).sum() / MINUTE - traffic.expectedHandling() / MINUTE;
        return controls;
    }

    /** What is asked per call expected, not per call that came. */
    private static Map<String, Double> shares(Map<String, Double> figures, double expected) {
        return Map.of(
                "arrivals", figures.getOrDefault("arrived", Double.NaN),
                "meanWait_s", figures.getOrDefault("waitedByAll", Double.NaN) / expected,
                "propWaitUnder20s", figures.getOrDefault("waitedLess", Double.NaN) / expected,
                "propLost", figures.getOrDefault("abandoned", Double.NaN) / expected);
    }

    private static Map<String, Double> figures(Map<String, Estimate> estimates) {
        Map<String, Double> figures = new HashMap<>();
        estimates.forEach((name, estimate) -> figures.put(name, estimate.mean()));
        ToDoubleFunction<String> of = name -> figures.getOrDefault(name, Double.NaN);
        double inTarget = of.applyAsDouble("contactsInTarget");
        double answered = of.applyAsDouble("served") + of.applyAsDouble("abandonedLate");
        figures.put("serviceLevel", inTarget / answered);
        figures.put("serviceLevelWithAbandonment", inTarget / answered);
        figures.put("serviceLevelWithBlocked", inTarget / of.applyAsDouble("arrived"));
        figures.put("speedOfAnswer", of.applyAsDouble("waited") / of.applyAsDouble("served"));
        figures.put("occupancyGroup0", of.applyAsDouble("busy") / of.applyAsDouble("staffed"));
        return figures;
    }
}
