package io.pronto.benchmarks;

import io.pronto.routing.whatif.Answering;
import io.pronto.routing.whatif.Comparison;
import io.pronto.routing.whatif.Comparison.Figures;
import io.pronto.routing.whatif.Comparison.Interval;
import io.pronto.routing.whatif.Comparison.PolicyResult;
import io.pronto.routing.whatif.Planning;
import io.pronto.routing.whatif.Planning.Reading;
import io.pronto.routing.whatif.Question;
import io.pronto.routing.whatif.QuestionFault;
import io.pronto.routing.whatif.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./pronto simulate FILE}: a question as {@code POST /api/v1/simulations} takes it, answered here and now. The file brings its
 * own queues and people; nothing else needs to run.
 */
record WhatIfFile(Path file) {
    private static final String ROW = "%-28s %19s %19s %17s %17s %17s %19s%n";

    boolean run() throws IOException {
        Question question;
        try {
            question = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readString(file), Question.class);
        } catch (JacksonException e) {
            System.out.println(file + " cannot be read: " + e.getOriginalMessage());
            return false;
        }
        if (question.recorded() != null) {
            System.out.println(
                    "recorded: the past is kept by the service; ask it there, with POST /api/v1/simulations.");
            return false;
        }
        return switch (Planning.of(question, World.EMPTY, null)) {
            case Reading.Faulty(List<QuestionFault> faults) -> {
                faults.forEach(fault ->
                        System.out.println((fault.field() + ": " + fault.code() + " " + fault.detail()).strip()));
                yield false;
            }
            case Reading.Sound sound -> {
                Optional<Comparison> answer = Answering.of(sound.plan(), done -> true);
                answer.ifPresent(compared -> print(String.valueOf(question.name()), compared));
                yield answer.isPresent();
            }
        };
    }

    private static void print(String name, Comparison answer) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d days, %.0f customers each, service level within %d s; means with 95 %% intervals%n%n",
                name,
                answer.days(),
                answer.contacts(),
                answer.serviceLevelSeconds());
        System.out.printf(
                ROW, "policy", "service level %", "abandoned %", "mean wait s", "median s", "p95 s", "occupancy %");
        for (PolicyResult policy : answer.policies()) {
            row(policy.name(), policy.total());
            Figures difference = policy.difference();
            if (difference != null) {
                row("  difference", difference);
            }
        }
        for (PolicyResult policy : answer.policies()) {
            System.out.printf(Locale.ROOT, "%n%s%n", policy.name());
            policy.queues().forEach(queue -> row("  queue " + queue.queue(), queue.figures()));
            policy.groups()
                    .forEach(group -> System.out.printf(
                            Locale.ROOT,
                            "  group %s: %.1f agents, occupancy %s %%%n",
                            group.name(),
                            group.agents(),
                            told(group.occupancy(), 100)));
        }
        answer.warnings()
                .forEach(warning ->
                        System.out.printf("%n%s: nobody could ever serve \"%s\"%n", warning.field(), warning.detail()));
    }

    private static void row(String name, Figures figures) {
        System.out.printf(
                ROW,
                name,
                told(figures.serviceLevel(), 100),
                told(figures.abandonment(), 100),
                told(figures.meanWait(), 1),
                told(figures.p50Wait(), 1),
                told(figures.p95Wait(), 1),
                told(figures.occupancy(), 100));
    }

    private static String told(@Nullable Interval interval, double times) {
        return interval == null
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f [%.1f, %.1f]",
                        tenth(times * interval.mean()),
                        tenth(times * interval.low()),
                        tenth(times * interval.high()));
    }

    /** Without the sign of a nothing. */
    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
