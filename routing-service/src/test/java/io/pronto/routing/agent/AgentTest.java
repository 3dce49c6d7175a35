package io.pronto.routing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.hours.WeeklyHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentTest {
    /** A Sunday. */
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static final WeeklyHours MONDAY_MORNING = new WeeklyHours(
            ZoneOffset.UTC, List.of(new Span(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 0))), Set.of());

    @Test
    void aPausedChannelBringsNothingAndTheOthersDo() {
        Agent mei = online(null, null);
        Agent paused = mei.withAttendance(mei.attendance().pausing(Set.of(Channel.PHONE)));
        assertThat(paused.takesWork(Channel.PHONE, NOW)).isFalse();
        assertThat(paused.takesWork(Channel.CHAT, NOW)).isTrue();
    }

    @Test
    void outsideWorkingHoursNothingComesAndTheirBeginIsAChange() {
        Agent mei = online(MONDAY_MORNING, null);
        assertThat(mei.takesWork(Channel.CHAT, NOW)).isFalse();
        assertThat(mei.changesAt(NOW, Patience.USUAL)).contains(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(mei.takesWork(Channel.CHAT, Instant.parse("2026-11-23T09:00:00Z")))
                .isTrue();
        assertThat(mei.changesAt(Instant.parse("2026-11-23T10:00:00Z"), Patience.USUAL))
                .contains(Instant.parse("2026-11-30T09:00:00Z"));
    }

    @Test
    void theCapCountsWhatCameInItsTime() {
        Agent mei = online(null, new NewWorkCap(2, Duration.ofMinutes(10)));
        Agent once = mei.givenWork(NOW);
        assertThat(once.takesWork(Channel.CHAT, NOW)).isTrue();
        Agent twice = once.givenWork(NOW.plusSeconds(60));
        assertThat(twice.takesWork(Channel.CHAT, NOW.plusSeconds(60))).isFalse();
        assertThat(twice.changesAt(NOW.plusSeconds(60), Patience.USUAL)).contains(NOW.plusSeconds(600));
        assertThat(twice.takesWork(Channel.CHAT, NOW.plusSeconds(600))).isTrue();
        assertThat(twice.givenWork(NOW.plusSeconds(600)).recentlyGiven())
                .containsExactly(NOW.plusSeconds(60), NOW.plusSeconds(600));
    }

    @Test
    void aVanishedPageIsWaitedForInTwoSteps() {
        Agent gone = online(null, null);
        gone = gone.withAttendance(gone.attendance().seen(NOW));
        assertThat(gone.changesAt(NOW, Patience.USUAL)).contains(NOW.plusSeconds(30));
        Agent away = gone.withAttendance(gone.attendance().as(Presence.AWAY, null, NOW.plusSeconds(30)));
        assertThat(away.changesAt(NOW, Patience.USUAL)).contains(NOW.plusSeconds(300));
        Agent offline = gone.withAttendance(gone.attendance().as(Presence.OFFLINE, null, NOW.plusSeconds(300)));
        assertThat(offline.changesAt(NOW, Patience.USUAL)).isEmpty();
    }

    @Test
    void whoHasGivenBackKeepsNoConversations() {
        Agent mei = online(null, null);
        assertThat(mei.withPresence(Presence.WRAP_UP, NOW).keepsConversations()).isTrue();
        assertThat(mei.withPresence(Presence.AWAY, NOW).keepsConversations()).isTrue();
        assertThat(mei.withPresence(Presence.AWAY_GIVING_BACK, NOW).keepsConversations())
                .isFalse();
        assertThat(mei.withPresence(Presence.OFFLINE, NOW).keepsConversations()).isFalse();
    }

    private static Agent online(@Nullable WeeklyHours hours, @Nullable NewWorkCap cap) {
        return Agent.appearing(new AgentId("mei"), "mei", "Mei", Set.of(), NOW)
                .withPresence(Presence.ONLINE, NOW)
                .withProfile(new AgentProfile(Set.of(), Map.of(), 100, Set.of(), hours, cap, Duration.ZERO, 0));
    }
}
