package io.pronto.sla.clock;

import io.pronto.contracts.SlaEvent;
import io.pronto.sla.policy.Stage;
import java.time.Instant;
import java.util.Objects;

/** What others are told of a clock. */
final class News {
    private News() {}

    static SlaEvent started(Promise promise, Terms terms, Instant dueAt) {
        return new SlaEvent.ClockStarted(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                terms.policy(),
                terms.policyVersion(),
                terms.target(),
                promise.startedAt(),
                dueAt,
                promise.startedAt());
    }

    static SlaEvent paused(Promise promise, Stage stage, Instant at) {
        return new SlaEvent.ClockPaused(promise.conversation(), promise.id(), promise.metric(), stage.code(), at);
    }

    static SlaEvent resumed(SlaClock.Running clock) {
        Promise promise = clock.promise();
        return new SlaEvent.ClockResumed(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                clock.dueAt(),
                clock.course().since());
    }

    static SlaEvent rebased(Promise promise, Terms terms, Instant dueAt, Instant at) {
        return new SlaEvent.ClockRebased(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                terms.policy(),
                terms.policyVersion(),
                terms.target(),
                dueAt,
                at);
    }

    static SlaEvent adjusted(Promise promise, Terms terms, Instant dueAt, Instant at) {
        return new SlaEvent.ClockAdjusted(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                terms.adjustment(),
                terms.standardTarget(),
                terms.target(),
                dueAt,
                at);
    }

    static SlaEvent warned(SlaClock clock, PlannedWarning warning, Instant dueAt, Instant at) {
        Promise promise = clock.promise();
        return new SlaEvent.ClockWarned(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                warning.percentOf(clock.terms().target()),
                warning.to(),
                dueAt,
                at);
    }

    static SlaEvent escalated(SlaClock clock, Mark.Climb step, Instant dueAt, Instant at) {
        Promise promise = clock.promise();
        Terms.LadderVersion ladder = Objects.requireNonNull(clock.terms().ladder());
        return new SlaEvent.EscalationTaken(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                ladder.id(),
                ladder.version(),
                step.number(),
                step.actions(),
                dueAt,
                at);
    }

    static SlaEvent breached(SlaClock clock, Instant dueAt) {
        Promise promise = clock.promise();
        return new SlaEvent.ClockBreached(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                clock.terms().target(),
                dueAt,
                dueAt);
    }

    static SlaEvent met(SlaClock clock, Course course, Instant dueAt) {
        Promise promise = clock.promise();
        return new SlaEvent.ClockMet(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                clock.terms().target(),
                course.worked(),
                dueAt,
                course.since());
    }

    static SlaEvent settled(SlaClock clock, Course course, Instant dueAt) {
        Promise promise = clock.promise();
        return new SlaEvent.ClockSettled(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                clock.terms().target(),
                course.worked(),
                dueAt,
                course.since());
    }

    static SlaEvent cancelled(Promise promise, String cause, Instant at) {
        return new SlaEvent.ClockCancelled(promise.conversation(), promise.id(), promise.metric(), cause, at);
    }
}
