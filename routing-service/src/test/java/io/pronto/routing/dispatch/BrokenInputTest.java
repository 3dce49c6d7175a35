package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueFinding;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a pool makes of what makes no sense. */
class BrokenInputTest {
    private final TestPool pool = new TestPool();

    @Test
    void askedForTwiceASkillCountsOnceAtTheHigherLevel() {
        pool.skill("billing");
        pool.online("mei", "billing");
        HandoffRequested twice =
                TestPool.handoff(1, Priority.NORMAL, null, Channel.CHAT, pool.now, "billing", "billing");
        pool.dispatch.intake().handoff(twice, pool.now);
        assertThat(pool.item(1).skills()).containsExactly(new SkillNeed(new SkillId("billing"), 2));
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
    }

    @Test
    void aQueueThatAsksForOneSkillAtTwoLevelsIsNoQueue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue(
                        List.of(new SkillNeed(new SkillId("billing"), 2), new SkillNeed(new SkillId("billing"), 4))))
                .withMessageContaining("each skill once");
    }

    @Test
    void aSkillThatNobodyDefinedIsRefusedInAQueueAndDoesNotCountInAConversation() {
        pool.skill("billing");
        Queue unknown = queue(List.of(new SkillNeed(new SkillId("alchemy"), 2)));
        assertThat(pool.dispatch.catalogue().findings(unknown))
                .containsExactly(new QueueFinding.SkillUnknown("requiredSkills", new SkillId("alchemy")));
        assertThat(pool.dispatch.catalogue().define(unknown, pool.now))
                .isEqualTo(Verdict.refused(Refusal.SKILL_UNKNOWN));

        pool.online("mei");
        pool.arrives(1, Priority.NORMAL, null, Channel.CHAT, "alchemy");
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
    }

    @Test
    void anAgentWithoutCapacityIsAskedNothingAndServesNoQueue() {
        pool.appears("mei", 0);
        pool.comes("mei");
        pool.arrives(1);
        assertThat(pool.state(1)).isInstanceOf(WorkState.Waiting.class);
        assertThat(pool.dispatch
                        .reasons()
                        .inShort(List.of(pool.item(1)), pool.now)
                        .getFirst()
                        .objections())
                .isEqualTo(Map.of("no-room", 1));
        assertThat(pool.dispatch.catalogue().warnings(Queue.general())).containsExactly("nobody-could-serve");
        assertThat(pool.dispatch.catalogue().findings(Queue.general()))
                .extracting(QueueFinding::code)
                .containsExactly("nobody-could-serve");
        pool.dispatch.staffing().profile(agent("mei"), Set.of("en"), Map.of(), 25, pool.now);
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
    }

    @Test
    void noConversationWeighsNothingOrLess() {
        for (int weight : List.of(-25, 0, 101)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Weights(Map.of(Channel.CHAT, weight)))
                    .withMessageContaining("1 to 100");
        }
    }

    @Test
    void aThousandFlipsOfPresenceLoseNoWork() {
        pool.appears("broken", 100);
        pool.arrives(1);
        for (int i = 0; i < 1000; i++) {
            if (i % 2 == 0) {
                pool.comes("broken");
            } else {
                pool.goes("broken", Presence.AWAY);
            }
        }
        assertThat(pool.state(1)).isInstanceOf(WorkState.Waiting.class);
        pool.online("mei");
        assertThat(pool.item(1).holder()).contains(agent("mei"));
    }

    private static Queue queue(List<SkillNeed> skills) {
        return new Queue(
                new QueueId("q"), "Q", "Q", skills, Set.of(), Set.of(), Duration.ofSeconds(30), Weights.USUAL, true);
    }
}
