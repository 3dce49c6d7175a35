package io.pronto.conversation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.EscalationAction.Kind;
import io.pronto.contracts.EscalationAction.Medium;
import io.pronto.contracts.Metric;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.WarningRecipient;
import io.pronto.conversation.notice.Recipient.Agents;
import io.pronto.conversation.notice.Recipient.Managers;
import io.pronto.conversation.notice.Recipient.Person;
import io.pronto.conversation.notice.Recipient.Supervisors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final ConversationId CONVERSATION = new ConversationId(new UUID(1, 1));
    private static final ClockId CLOCK = new ClockId(new UUID(1, 2));
    private static final UUID ID = new UUID(1, 3);
    private static final AgentId MEI = new AgentId("mei");

    private static Set<Recipient> warned(@Nullable AgentId assignee, WarningRecipient... to) {
        return Telling.warning(
                        new SlaEvent.ClockWarned(
                                CONVERSATION, CLOCK, Metric.FIRST_RESPONSE, 80, Set.of(to), AT.plusSeconds(9), AT),
                        assignee,
                        ID)
                .to();
    }

    @Test
    void aWarningGoesToThoseItNamesAndToSupervisorsWhileNobodyHasIt() {
        assertThat(warned(MEI, WarningRecipient.AGENT, WarningRecipient.QUEUE))
                .containsExactlyInAnyOrder(new Person(MEI), new Agents());
        assertThat(warned(null, WarningRecipient.AGENT, WarningRecipient.SUPERVISORS))
                .containsExactly(new Supervisors());
        assertThat(warned(MEI)).isEmpty();
    }

    @Test
    void aBreachIsTheSupervisorsBusinessToo() {
        SlaEvent.ClockBreached breach =
                new SlaEvent.ClockBreached(CONVERSATION, CLOCK, Metric.FIRST_RESPONSE, Duration.ofSeconds(9), AT, AT);
        assertThat(Telling.breach(breach, MEI, ID).to()).containsExactlyInAnyOrder(new Person(MEI), new Supervisors());
        assertThat(Telling.breach(breach, null, ID).to()).containsExactly(new Supervisors());
    }

    @Test
    void aStepTellsThoseItNamesForTheWorkspaceOnly() {
        Set<Medium> here = Set.of(Medium.WORKSPACE);
        SlaEvent.EscalationTaken step = new SlaEvent.EscalationTaken(
                CONVERSATION,
                CLOCK,
                Metric.RESOLUTION,
                "late",
                1,
                3,
                List.of(
                        new EscalationAction(Kind.NOTIFY_SUPERIOR, null, here),
                        new EscalationAction(Kind.NOTIFY_MANAGERS, null, Set.of(Medium.WEBHOOK)),
                        new EscalationAction(Kind.NOTIFY_PERSON, "li", here),
                        new EscalationAction(Kind.MOVE_TO_QUEUE, "seniors", Set.of())),
                AT,
                AT);
        Notice notice = Telling.escalation(step, MEI, ID);
        assertThat(notice.to())
                .containsExactlyInAnyOrder(new Supervisors(), new Person(new AgentId("li")))
                .doesNotContain(new Managers());
        assertThat(notice.step()).isEqualTo(3);
    }
}
