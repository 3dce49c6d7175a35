package io.pronto.sla.escalation;

import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Steps around a deadline, each taken once and in order. An edit makes the next version; clocks keep the one that their
 * terms were frozen with.
 *
 * @param id stable name, such as {@code to-the-superior}
 * @param version from 1
 * @param name in English
 * @param nameZh in Chinese
 */
public record Ladder(String id, int version, String name, String nameZh, List<Step> steps) {
    /** Most steps of a ladder. */
    public static final int MAX_STEPS = 20;
    /** Most actions of a step. */
    public static final int MAX_ACTIONS = 10;
    /** Furthest from the deadline, on both sides. */
    public static final Duration FURTHEST = Duration.ofDays(366);

    public Ladder {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param offset from the deadline, negative before it, in the time that the target counts in
     */
    public record Step(Duration offset, List<EscalationAction> actions) {
        public Step {
            actions = List.copyOf(actions);
        }
    }

    /** The first thing that makes this no usable ladder, or nothing. */
    public Optional<LadderRefusal> check() {
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            return refusal(
                    LadderRefusal.Reason.STEPS,
                    "steps",
                    "A ladder has 1 to " + MAX_STEPS + " steps, not " + steps.size() + ".",
                    "Add a step, or make two ladders.");
        }
        @Nullable Duration last = null;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String at = "steps[" + i + "]";
            if (step.offset().abs().compareTo(FURTHEST) > 0
                    || (last != null && step.offset().compareTo(last) <= 0)) {
                return refusal(
                        LadderRefusal.Reason.ORDER,
                        at + ".offsetSeconds",
                        "Steps follow one another, at most " + FURTHEST.toDays() + " days from the deadline.",
                        "Sort them by their offset, one step per offset.");
            }
            last = step.offset();
            if (step.actions().isEmpty() || step.actions().size() > MAX_ACTIONS) {
                return refusal(
                        LadderRefusal.Reason.ACTIONS,
                        at + ".actions",
                        "A step has 1 to " + MAX_ACTIONS + " actions.",
                        "Add an action, or remove the step.");
            }
            for (int j = 0; j < step.actions().size(); j++) {
                Optional<LadderRefusal> wrong = check(step.actions().get(j), at + ".actions[" + j + "]");
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LadderRefusal> check(EscalationAction action, String at) {
        String to = action.to();
        boolean named = to != null && !to.isBlank();
        if (named != needsTarget(action.kind())) {
            return refusal(
                    LadderRefusal.Reason.RECIPIENT,
                    at + ".to",
                    named ? action.kind() + " has no recipient of its own." : action.kind() + " says nobody.",
                    named ? "Leave it out." : "Name the person, queue or priority that it is about.");
        }
        if (action.kind() == EscalationAction.Kind.RAISE_PRIORITY && !isPriority(to)) {
            return refusal(
                    LadderRefusal.Reason.RECIPIENT,
                    at + ".to",
                    "There is no priority '" + to + "'.",
                    "Name one of " + List.of(Priority.values()) + ".");
        }
        if (notifies(action.kind()) == action.media().isEmpty()) {
            return refusal(
                    LadderRefusal.Reason.MEDIA,
                    at + ".media",
                    notifies(action.kind()) ? "Nobody would hear of it." : action.kind() + " tells nobody.",
                    notifies(action.kind()) ? "Name at least one medium." : "Leave the media out.");
        }
        return Optional.empty();
    }

    private static boolean needsTarget(EscalationAction.Kind kind) {
        return switch (kind) {
            case NOTIFY_PERSON, NOTIFY_QUEUE, RAISE_PRIORITY, MOVE_TO_QUEUE, OFFER_TO_TEAM, ADD_FOLLOWER -> true;
            case NOTIFY_AGENT, NOTIFY_SUPERIOR, NOTIFY_SUPERVISORS, NOTIFY_MANAGERS, REQUEST_CALLBACK -> false;
        };
    }

    /** Whether such an action is about a queue. */
    static boolean namesQueue(EscalationAction.Kind kind) {
        return switch (kind) {
            case NOTIFY_QUEUE, MOVE_TO_QUEUE, OFFER_TO_TEAM -> true;
            case NOTIFY_AGENT,
                    NOTIFY_SUPERIOR,
                    NOTIFY_SUPERVISORS,
                    NOTIFY_MANAGERS,
                    NOTIFY_PERSON,
                    RAISE_PRIORITY,
                    ADD_FOLLOWER,
                    REQUEST_CALLBACK -> false;
        };
    }

    private static boolean notifies(EscalationAction.Kind kind) {
        return switch (kind) {
            case NOTIFY_AGENT, NOTIFY_SUPERIOR, NOTIFY_SUPERVISORS, NOTIFY_MANAGERS, NOTIFY_PERSON, NOTIFY_QUEUE ->
                true;
            case RAISE_PRIORITY, MOVE_TO_QUEUE, OFFER_TO_TEAM, ADD_FOLLOWER, REQUEST_CALLBACK -> false;
        };
    }

    private static boolean isPriority(@Nullable String name) {
        for (Priority priority : Priority.values()) {
            if (priority.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<LadderRefusal> refusal(
            LadderRefusal.Reason reason, String field, String detail, String remedy) {
        return Optional.of(new LadderRefusal(reason, field, detail, remedy));
    }
}
