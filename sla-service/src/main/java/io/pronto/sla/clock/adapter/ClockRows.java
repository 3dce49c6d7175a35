package io.pronto.sla.clock.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.contracts.WarningRecipient;
import io.pronto.sla.adjustment.Adjustment;
import io.pronto.sla.clock.ClockState;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.Course;
import io.pronto.sla.clock.EnquiryState;
import io.pronto.sla.clock.GivenMark;
import io.pronto.sla.clock.PlannedWarning;
import io.pronto.sla.clock.Promise;
import io.pronto.sla.clock.Response;
import io.pronto.sla.clock.Segment;
import io.pronto.sla.clock.SlaClock;
import io.pronto.sla.clock.Terms;
import io.pronto.sla.clock.Timeline;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.ResponseWindow;
import io.pronto.sla.policy.Stage;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows to values and back. Moments and durations have the microseconds of PostgreSQL. */
final class ClockRows {
    private ClockRows() {}

    static EnquiryState enquiry(ResultSet rs, int i) throws SQLException {
        return new EnquiryState(
                new ConversationId(rs.getObject("conversation", UUID.class)),
                new Enquiry(
                        Channel.valueOf(rs.getString("channel")),
                        rs.getString("queue"),
                        Priority.valueOf(rs.getString("priority")),
                        Tier.valueOf(rs.getString("tier")),
                        rs.getString("language"),
                        rs.getString("topic"),
                        texts(rs.getArray("tags")),
                        rs.getBoolean("publicly")),
                rs.getBoolean("with_bot"),
                rs.getBoolean("awaiting_customer"),
                rs.getBoolean("resolved"),
                agent(rs.getString("offered_to")),
                agent(rs.getString("assignee")),
                texts(rs.getArray("seen_by")).stream()
                        .map(AgentId::new)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                rs.getBoolean("greeted"),
                rs.getBoolean("human_replied"),
                moment(rs, "asked_at"),
                moment(rs, "unanswered_since"),
                moment(rs, "waiting_since"));
    }

    // Columns may be null; Spring's batch methods take such arrays without saying so in their types.
    @SuppressWarnings("NullAway")
    static Object[] values(EnquiryState enquiry) {
        AgentId offeredTo = enquiry.offeredTo();
        AgentId assignee = enquiry.assignee();
        return new Object[] {
            enquiry.conversation().value(),
            enquiry.facts().channel().name(),
            enquiry.facts().queue(),
            enquiry.facts().priority().name(),
            enquiry.facts().tier().name(),
            enquiry.facts().language(),
            enquiry.facts().topic(),
            enquiry.facts().tags().stream().sorted().toArray(String[]::new),
            enquiry.facts().publicly(),
            enquiry.withBot(),
            enquiry.awaitingCustomer(),
            enquiry.resolved(),
            offeredTo == null ? null : offeredTo.value(),
            assignee == null ? null : assignee.value(),
            enquiry.seenBy().stream().map(AgentId::value).toArray(String[]::new),
            enquiry.greeted(),
            enquiry.humanReplied(),
            at(enquiry.askedAt()),
            at(enquiry.unansweredSince()),
            at(enquiry.waitingSince())
        };
    }

    static SlaClock clock(ResultSet rs, int i) throws SQLException {
        Promise promise = new Promise(
                new ClockId(rs.getObject("id", UUID.class)),
                new ConversationId(rs.getObject("conversation", UUID.class)),
                Metric.valueOf(rs.getString("metric")),
                required(moment(rs, "started_at")));
        Terms terms = new Terms(
                rs.getString("policy"),
                rs.getInt("policy_version"),
                rs.getString("calendar"),
                rs.getInt("calendar_version"),
                length(rs.getLong("target_micros")),
                rs.getObject("goal_micros") == null ? null : length(rs.getLong("goal_micros")),
                warnings(rs.getArray("warn_after_micros"), rs.getArray("warn_to")),
                texts(rs.getArray("paused_in")).stream().map(Stage::valueOf).collect(Collectors.toSet()),
                ladder(rs),
                adjusted(rs),
                List.copyOf(texts(rs.getArray("reasons"))));
        Course course = new Course(
                Stage.valueOf(rs.getString("stage")),
                required(moment(rs, "since")),
                length(rs.getLong("worked_micros")),
                length(rs.getLong("warned_micros")),
                rs.getObject("escalated") == null ? null : length(rs.getLong("escalated")));
        Instant dueAt = moment(rs, "due_at");
        return switch (ClockState.valueOf(rs.getString("state"))) {
            case RUNNING -> new SlaClock.Running(promise, terms, course, required(dueAt), moment(rs, "next_at"));
            case PAUSED -> new SlaClock.Paused(promise, terms, course);
            case MET -> new SlaClock.Met(promise, terms, course, dueAt);
            case BREACHED -> new SlaClock.Breached(promise, terms, course, required(dueAt), moment(rs, "next_at"));
            case SETTLED -> new SlaClock.Settled(promise, terms, course, required(dueAt));
            case CANCELLED ->
                new SlaClock.Cancelled(
                        promise, terms, course, Objects.requireNonNullElse(rs.getString("cause"), ""), dueAt);
        };
    }

    @SuppressWarnings("NullAway")
    static Object[] values(SlaClock clock, long edition) {
        Promise promise = clock.promise();
        Terms terms = clock.terms();
        Course course = clock.course();
        Duration goal = terms.goal();
        Duration climbed = course.climbed();
        Terms.LadderVersion ladder = terms.ladder();
        Terms.Adjusted adjusted = terms.adjusted();
        return new Object[] {
            promise.id().value(),
            promise.conversation().value(),
            promise.metric().name(),
            at(promise.startedAt()),
            clock.state().name(),
            terms.policy(),
            terms.policyVersion(),
            terms.calendar(),
            terms.calendarVersion(),
            micros(terms.target()),
            goal == null ? null : micros(goal),
            terms.warnings().stream().map(warning -> micros(warning.after())).toArray(Long[]::new),
            terms.warnings().stream().map(warning -> names(warning.to())).toArray(String[]::new),
            terms.pausedIn().stream().map(Stage::name).sorted().toArray(String[]::new),
            course.stage().name(),
            at(course.since()),
            micros(course.worked()),
            micros(course.warned()),
            at(clock.deadline()),
            at(next(clock)),
            at(clock.alarm()),
            clock instanceof SlaClock.Cancelled cancelled ? cancelled.cause() : null,
            climbed == null ? null : micros(climbed),
            ladder == null ? null : ladder.id(),
            ladder == null ? 0 : ladder.version(),
            adjusted == null ? null : adjusted.id(),
            adjusted == null ? null : adjusted.name(),
            adjusted == null ? null : adjusted.kind().name(),
            adjusted == null ? null : micros(adjusted.standard()),
            terms.reasons().toArray(String[]::new),
            edition
        };
    }

    /** A column each of what time changes: id, state, stage, since, worked, warned, due, next, alarm, escalated. */
    static List<Object> passed(List<SlaClock> clocks) {
        return List.of(
                clocks.stream().map(clock -> clock.promise().id().value()).toArray(UUID[]::new),
                clocks.stream().map(clock -> clock.state().name()).toArray(String[]::new),
                clocks.stream().map(clock -> clock.course().stage().name()).toArray(String[]::new),
                moments(clocks, clock -> clock.course().since()),
                clocks.stream().map(clock -> micros(clock.course().worked())).toArray(Long[]::new),
                clocks.stream().map(clock -> micros(clock.course().warned())).toArray(Long[]::new),
                moments(clocks, SlaClock::deadline),
                moments(clocks, ClockRows::next),
                moments(clocks, SlaClock::alarm),
                climbed(clocks));
    }

    private static @Nullable Long[] climbed(List<SlaClock> clocks) {
        return clocks.stream()
                .map(clock -> clock.course().climbed())
                .map(climbed -> climbed == null ? null : (Long) micros(climbed))
                .toArray(Long[]::new);
    }

    private static @Nullable String[] moments(List<SlaClock> clocks, Function<SlaClock, @Nullable Instant> moment) {
        return clocks.stream()
                .map(moment)
                .map(at -> at == null ? null : at.toString())
                .toArray(String[]::new);
    }

    private static @Nullable Instant next(SlaClock clock) {
        return switch (clock) {
            case SlaClock.Running running -> running.nextAt();
            case SlaClock.Breached breached -> breached.nextAt();
            default -> null;
        };
    }

    private static Terms.@Nullable LadderVersion ladder(ResultSet rs) throws SQLException {
        String id = rs.getString("ladder");
        return id == null ? null : new Terms.LadderVersion(id, rs.getInt("ladder_version"));
    }

    private static Terms.@Nullable Adjusted adjusted(ResultSet rs) throws SQLException {
        String id = rs.getString("adjustment");
        return id == null
                ? null
                : new Terms.Adjusted(
                        id,
                        rs.getString("adjustment_name"),
                        Adjustment.Kind.valueOf(rs.getString("adjustment_kind")),
                        length(rs.getLong("standard_micros")));
    }

    static Segment segment(ResultSet rs, int i) throws SQLException {
        return new Segment(
                Stage.valueOf(rs.getString("stage")),
                required(moment(rs, "began_at")),
                required(moment(rs, "ended_at")),
                rs.getBoolean("counted"),
                length(rs.getLong("worked_micros")),
                rs.getString("calendar"),
                rs.getInt("calendar_version"),
                rs.getString("adjusted") == null ? null : Adjustment.Kind.valueOf(rs.getString("adjusted")));
    }

    @SuppressWarnings("NullAway")
    static Object[] values(ClockId clock, Segment segment) {
        return new Object[] {
            clock.value(),
            segment.stage().name(),
            segment.from().atOffset(ZoneOffset.UTC),
            segment.to().atOffset(ZoneOffset.UTC),
            segment.counted(),
            micros(segment.worked()),
            segment.calendar(),
            segment.calendarVersion(),
            segment.adjusted() == null ? null : segment.adjusted().name()
        };
    }

    @SuppressWarnings("NullAway")
    static Object[] values(Response response) {
        return new Object[] {
            response.conversation().value(),
            response.policy(),
            response.policyVersion(),
            response.agent().value(),
            at(response.asked()),
            at(response.at()),
            micros(response.elapsed()),
            micros(response.target()),
            response.attainPercent()
        };
    }

    @SuppressWarnings("NullAway")
    static Object[] values(ClockId clock, GivenMark mark) {
        return switch (mark) {
            case GivenMark.Warned warned ->
                new Object[] {clock.value(), at(warned.at()), warned.percent(), names(warned.to()), null, null, null};
            case GivenMark.Climbed climbed ->
                new Object[] {
                    clock.value(),
                    at(climbed.at()),
                    null,
                    null,
                    climbed.ladder(),
                    climbed.ladderVersion(),
                    climbed.step()
                };
        };
    }

    static GivenMark mark(ResultSet rs, int i) throws SQLException {
        Instant at = required(moment(rs, "at"));
        String ladder = rs.getString("ladder");
        return ladder == null
                ? new GivenMark.Warned(at, rs.getInt("percent"), recipients(rs.getString("recipients")))
                : new GivenMark.Climbed(at, ladder, rs.getInt("ladder_version"), rs.getInt("step"));
    }

    static ResponseWindow window(ResponseWindow.Period period, ResultSet rs) throws SQLException {
        int required = rs.getInt("attain_percent");
        Integer requiredPercent = rs.wasNull() ? null : (Integer) required;
        return new ResponseWindow(
                period,
                rs.getObject("window_from", LocalDate.class),
                rs.getLong("responses"),
                length(rs.getLong("sum_micros")),
                rs.getLong("within"),
                length(rs.getLong("target_micros")),
                requiredPercent);
    }

    static Clocks.CauseSum causeSum(ResultSet rs, int i) throws SQLException {
        String cause = rs.getString("cause");
        return new Clocks.CauseSum(
                Metric.valueOf(rs.getString("metric")),
                switch (cause) {
                    case "CLOSED" -> Timeline.CLOSED_HOURS;
                    case "OUTAGE" -> Timeline.OUTAGE;
                    case "PEAK" -> Timeline.ADJUSTED;
                    default -> Stage.valueOf(cause).code();
                },
                rs.getBoolean("breached"),
                rs.getLong("clocks"),
                length(rs.getLong("micros")));
    }

    private static @Nullable Instant moment(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Instant required(@Nullable Instant moment) {
        return Objects.requireNonNull(moment, "A clock's row lacks a moment that its state needs.");
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static Duration length(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    private static long micros(Duration length) {
        return length.toNanos() / 1000;
    }

    private static @Nullable AgentId agent(@Nullable String id) {
        return id == null ? null : new AgentId(id);
    }

    private static Set<String> texts(Array array) throws SQLException {
        return new LinkedHashSet<>(Arrays.asList((String[]) array.getArray()));
    }

    private static String names(Set<WarningRecipient> recipients) {
        return recipients.stream().map(WarningRecipient::name).sorted().collect(Collectors.joining(" "));
    }

    private static Set<WarningRecipient> recipients(String names) {
        return Arrays.stream(names.split(" ")).map(WarningRecipient::valueOf).collect(Collectors.toSet());
    }

    private static List<PlannedWarning> warnings(Array after, Array to) throws SQLException {
        Long[] moments = (Long[]) after.getArray();
        String[] told = (String[]) to.getArray();
        List<PlannedWarning> warnings = new ArrayList<>(moments.length);
        for (int i = 0; i < moments.length; i++) {
            warnings.add(new PlannedWarning(length(moments[i]), recipients(told[i])));
        }
        return warnings;
    }
}
