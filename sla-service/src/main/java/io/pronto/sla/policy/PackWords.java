package io.pronto.sla.policy;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.WarningRecipient;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words in which the shipped packs are written. */
final class PackWords {
    /** Where a conversation goes to and fro in moments. */
    static final Match ONLINE = Match.ofChannels(Channel.CHAT, Channel.API);
    /** Questions about money back and complaints. */
    static final String[] REFUNDS_AND_COMPLAINTS = {"refund", "refunds", "returns", "complaint"};

    /** The ladder that is there from the first start on. */
    static final String TO_THE_SUPERIOR = "to-the-superior";

    private static final String ZONE = "Asia/Shanghai";

    /** Every day from eight to ten at night, the usual hours of a shop. */
    static final CalendarDefinition SUPPORT_HOURS =
            calendar("support-hours", "Support hours", "客服工作时间", Span.of("08:00", "22:00"), DayOfWeek.SUNDAY);

    /** Monday to Friday from nine to six. */
    static final CalendarDefinition OFFICE_HOURS =
            calendar("office-hours", "Office hours", "办公时间", Span.of("09:00", "18:00"), DayOfWeek.FRIDAY);

    /** A business day of {@link #OFFICE_HOURS}. */
    static final Duration OFFICE_DAY = Duration.ofHours(9);

    private PackWords() {}

    private static CalendarDefinition calendar(String id, String name, String nameZh, Span hours, DayOfWeek last) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(last) <= 0) {
                week.put(day, List.of(hours));
            }
        }
        return new CalendarDefinition(id, name, nameZh, ZONE, week, List.of(), List.of());
    }

    static SlaPolicy policy(
            String id, String name, String nameZh, Match match, CalendarDefinition hours, Target... targets) {
        return new SlaPolicy(id, 1, name, nameZh, match, hours.id(), List.of(targets), true);
    }

    /** A target in which every second counts. */
    static Target byClock(Metric metric, Duration must) {
        return byClock(metric, must, null);
    }

    static Target byClock(Metric metric, Duration must, @Nullable Duration goal) {
        return Target.usual(metric, must, goal, TimeBasis.CLOCK, agentThenSupervisors());
    }

    /** A target that counts the hours of the pack's calendar. */
    static Target inBusinessTime(Metric metric, Duration must) {
        return inBusinessTime(metric, must, null);
    }

    static Target inBusinessTime(Metric metric, Duration must, @Nullable Duration goal) {
        return Target.usual(metric, must, goal, TimeBasis.BUSINESS, agentThenSupervisors());
    }

    /** A greeting: it comes by itself, so that nobody need be warned. */
    static Target greeting(Duration must) {
        return Target.usual(Metric.GREETING, must, null, TimeBasis.CLOCK, List.of());
    }

    /** The average over a day and over a week may be that long. */
    static Target average(Duration must) {
        return average(must, null);
    }

    /** So many percent of the responses of a day and of a week may take that long at most. */
    static Target average(Duration must, @Nullable Integer attainPercent) {
        return new Target(
                Metric.AVERAGE_RESPONSE, must, null, TimeBasis.BUSINESS, List.of(), Set.of(), attainPercent, null);
    }

    /** Overdue, it is the superior's business too. */
    static Target escalated(Target target) {
        return new Target(
                target.metric(),
                target.must(),
                target.goal(),
                target.basis(),
                target.warnings(),
                target.pausedIn(),
                target.attainPercent(),
                TO_THE_SUPERIOR);
    }

    /** Half way the agent is told, and when little is left the supervisors too. */
    private static List<Warning> agentThenSupervisors() {
        return List.of(
                Warning.atPercent(50),
                new Warning(new Point.AtPercent(80), Set.of(WarningRecipient.AGENT, WarningRecipient.SUPERVISORS)));
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }
}
