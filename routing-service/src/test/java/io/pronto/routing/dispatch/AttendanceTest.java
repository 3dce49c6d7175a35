package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.Priority;
import io.pronto.contracts.RoutingEvent.AgentPresenceChanged;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.agent.NewWorkCap;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.work.WorkState.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    private final TestPool pool = new TestPool();

    @Test
    void afterAConversationComesWhatIsLeftToDoAndThenTheNext() {
        pool.online("mei");
        wrapsUpFor(Duration.ofSeconds(60));
        pool.arrives(1);
        pool.accepts("mei", 1);
        pool.resolves(1);
        assertThat(presence()).isEqualTo(Presence.WRAP_UP);
        pool.arrives(2);
        assertThat(pool.state(2).kind()).isEqualTo(Kind.WAITING);
        pool.passes(Duration.ofSeconds(59));
        assertThat(pool.state(2).kind()).isEqualTo(Kind.WAITING);
        pool.passes(Duration.ofSeconds(1));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        assertThat(pool.state(2).kind()).isEqualTo(Kind.OFFERED);
        assertThat(pool.told(AgentPresenceChanged.class))
                .extracting(AgentPresenceChanged::cause)
                .containsSubsequence(PresenceCause.WORK_ENDED, PresenceCause.TIME_OVER);
    }

    @Test
    void aWrapUpKeepsTheOtherConversationsAndEndsEarlierWhenTheAgentSaysSo() {
        pool.online("mei");
        wrapsUpFor(Duration.ofSeconds(60));
        pool.arrives(1);
        pool.accepts("mei", 1);
        pool.arrives(2);
        pool.accepts("mei", 2);
        pool.resolves(1);
        assertThat(pool.state(2).kind()).isEqualTo(Kind.ASSIGNED);
        pool.comes("mei");
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        pool.passes(Duration.ofSeconds(90));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void awayAndGivingBackHandsTheConversationsOn() {
        pool.online("mei");
        pool.arrives(1);
        pool.accepts("mei", 1);
        pool.online("jonas");
        pool.goes("mei", Presence.AWAY_GIVING_BACK);
        assertThat(pool.item(1).holder()).contains(agent("jonas"));
        assertThat(pool.told(WorkReturned.class)).hasSize(1);
    }

    @Test
    void anAbsenceEndsByItselfWhenItsEndWasSaid() {
        pool.online("mei");
        pool.dispatch
                .staffing()
                .attend(
                        agent("mei"),
                        Presence.AWAY,
                        pool.now.plus(Duration.ofMinutes(15)),
                        PresenceCause.CHOSEN,
                        pool.now);
        pool.passes(Duration.ofMinutes(14));
        assertThat(presence()).isEqualTo(Presence.AWAY);
        pool.passes(Duration.ofMinutes(1));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void aVanishedPageGivesBackItsOffersFirstAndItsConversationsLater() {
        pool.online("mei");
        pool.arrives(1);
        pool.accepts("mei", 1);
        pool.arrives(2);
        pool.dispatch.staffing().page(agent("mei"), pool.now, pool.now);
        pool.online("jonas");
        pool.passes(Duration.ofSeconds(29));
        assertThat(pool.item(2).holder()).contains(agent("mei"));
        pool.passes(Duration.ofSeconds(1));
        assertThat(presence()).isEqualTo(Presence.AWAY);
        assertThat(pool.item(2).holder()).contains(agent("jonas"));
        pool.accepts("jonas", 2);
        assertThat(pool.item(1).holder()).contains(agent("mei"));
        pool.passes(Duration.ofSeconds(271));
        assertThat(presence()).isEqualTo(Presence.OFFLINE);
        assertThat(pool.item(1).holder()).contains(agent("jonas"));
    }

    @Test
    void aPageThatComesBackInTimeChangesNothing() {
        pool.online("mei");
        pool.arrives(1);
        pool.accepts("mei", 1);
        pool.dispatch.staffing().page(agent("mei"), pool.now, pool.now);
        pool.passes(Duration.ofSeconds(20));
        pool.dispatch.staffing().page(agent("mei"), null, pool.now);
        pool.passes(Duration.ofMinutes(20));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        assertThat(pool.item(1).holder()).contains(agent("mei"));
        assertThat(pool.agents.nextDue()).isEmpty();
    }

    @Test
    void aPausedChannelGivesBackItsOffersOnly() {
        pool.appears("mei", 200);
        pool.comes("mei");
        pool.arrives(1, Priority.NORMAL, null, Channel.CHAT);
        pool.arrives(2, Priority.NORMAL, null, Channel.EMAIL);
        pool.dispatch.staffing().pause(agent("mei"), Set.of(Channel.CHAT), pool.now);
        pool.online("jonas");
        assertThat(pool.item(1).holder()).contains(agent("jonas"));
        assertThat(pool.item(2).holder()).contains(agent("mei"));
    }

    @Test
    void theBacklogIsServedTheMomentWorkingHoursBegin() {
        pool.online("mei");
        works(
                new WeeklyHours(
                        ZoneOffset.UTC,
                        List.of(new WeeklyHours.Span(DayOfWeek.SUNDAY, LocalTime.of(9, 0), LocalTime.of(17, 0))),
                        Set.of()),
                null);
        pool.arrives(1);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        pool.passes(Duration.ofMinutes(60));
        assertThat(pool.state(1).kind()).isEqualTo(Kind.OFFERED);
    }

    @Test
    void whoHasHadEnoughNewWorkGetsTheNextWhenTheCapAllowsIt() {
        pool.online("mei");
        works(null, new NewWorkCap(1, Duration.ofMinutes(10)));
        pool.arrives(1);
        pool.accepts("mei", 1);
        pool.arrives(2);
        assertThat(pool.state(2).kind()).isEqualTo(Kind.WAITING);
        pool.passes(Duration.ofMinutes(10));
        assertThat(pool.state(2).kind()).isEqualTo(Kind.OFFERED);
    }

    private void works(@Nullable WeeklyHours hours, @Nullable NewWorkCap cap) {
        pool.dispatch
                .staffing()
                .profile(
                        agent("mei"),
                        new AgentProfile(Set.of(), Map.of(), 100, Set.of(), hours, cap, Duration.ZERO, 0),
                        pool.now);
    }

    private void wrapsUpFor(Duration time) {
        AgentProfile profile = mei().profile();
        pool.dispatch
                .staffing()
                .profile(
                        agent("mei"),
                        new AgentProfile(
                                profile.languages(), Map.of(), 100, Set.of(), null, null, time, profile.revision()),
                        pool.now);
    }

    private Presence presence() {
        return mei().presence();
    }

    private Agent mei() {
        return pool.agents.find(agent("mei")).orElseThrow();
    }
}
