package io.pronto.sla.clock;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.policy.Stage;
import io.pronto.sla.policy.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Clocks in every state, at half past nine on a Monday. */
final class ClockFixtures {
    static final BusinessCalendar ALWAYS =
            new BusinessCalendar(CalendarDefinition.alwaysOpen(Terms.AROUND_THE_CLOCK, "UTC"));
    static final Instant START = Instant.parse("2026-11-23T09:30:00Z");
    static final Terms TERMS = new Terms(
            "online-support",
            1,
            Terms.AROUND_THE_CLOCK,
            0,
            Duration.ofMinutes(10),
            null,
            warned(10, 50, 80),
            Set.of(Stage.CUSTOMER));
    static final ClockRules RULES = new ClockRules(terms -> ALWAYS);

    private ClockFixtures() {}

    /** Warnings to the agent on a target of so many minutes. */
    static List<PlannedWarning> warned(long minutes, Integer... percents) {
        return PlannedWarning.of(Stream.of(percents).map(Warning::atPercent).toList(), Duration.ofMinutes(minutes));
    }

    static Instant minute(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    static Change started() {
        return RULES.start(
                new Promise(new ClockId(new UUID(0, 1)), new ConversationId(new UUID(0, 2)), Metric.RESOLUTION, START),
                TERMS,
                Stage.AGENT);
    }

    static SlaClock in(ClockState state) {
        SlaClock running = started().clock();
        return switch (state) {
            case RUNNING -> running;
            case PAUSED -> after(running, new ClockAct.Enter(Stage.CUSTOMER, minute(4)));
            case MET -> after(running, new ClockAct.Fulfil(minute(4)));
            case BREACHED -> after(running, new ClockAct.Pass(minute(10)));
            case SETTLED -> after(in(ClockState.BREACHED), new ClockAct.Fulfil(minute(15)));
            case CANCELLED -> after(running, new ClockAct.Cancel("abandoned", minute(4)));
        };
    }

    static SlaClock after(SlaClock clock, ClockAct act) {
        return RULES.apply(clock, act).clock();
    }
}
