package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Alternative;
import io.pronto.contracts.ArticleId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Choice;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Discouragement;
import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.Event;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.KnowledgeEvent.BotGaveUp;
import io.pronto.contracts.KnowledgeEvent.ClarificationAsked;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.OfferOutcome;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent.AgentPresenceChanged;
import io.pronto.contracts.RoutingEvent.AgentProfileChanged;
import io.pronto.contracts.RoutingEvent.OfferEnded;
import io.pronto.contracts.RoutingEvent.QueueChanged;
import io.pronto.contracts.RoutingEvent.WaitDiscouraged;
import io.pronto.contracts.RoutingEvent.WaitEstimated;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkOffered;
import io.pronto.contracts.RoutingEvent.WorkQueued;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SlaEvent.ClockBreached;
import io.pronto.contracts.SlaEvent.ClockMet;
import io.pronto.contracts.SlaEvent.ClockPaused;
import io.pronto.contracts.SlaEvent.ClockResumed;
import io.pronto.contracts.SlaEvent.ClockStarted;
import io.pronto.contracts.SlaEvent.ClockWarned;
import io.pronto.contracts.SlaEvent.EscalationTaken;
import io.pronto.contracts.WarningRecipient;
import io.pronto.platform.event.EventBus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the other services tell takes effect, and is seen by those whom it concerns. */
class NewsIT extends RunningService {

    private static final QueueId RETURNS = new QueueId("returns");

    @Autowired
    private EventBus bus;

    /** Tells it as the other service would, over the real bus. */
    private void tell(Event event) {
        new BusTeller(bus, json).tell(event);
    }

    @Test
    void theLastPageOfAnAgentThatClosesIsToldOnce() throws Exception {
        String lina = idOf("li.na");
        try (LiveStream first = LiveStream.open(this, tokenOf("li.na"), "/api/v1/stream")) {
            first.next("ready");
            try (LiveStream second = LiveStream.open(this, tokenOf("li.na"), "/api/v1/stream")) {
                second.next("ready");
            }
            await().untilAsserted(() -> assertThat(pagesTold(lina)).containsExactly("PageOpened"));
        }
        // Noticed with a ping that no longer arrives.
        await().atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> assertThat(pagesTold(lina)).containsExactly("PageOpened", "PagesGone"));
    }

    private List<String> pagesTold(String person) {
        return jdbc
                .sql("SELECT type FROM bus_outbox WHERE subject = ? AND type LIKE '%Page%' ORDER BY position")
                .param(person)
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replaceAll(".*\\.(\\w+)\\.v1", "$1"))
                .toList();
    }

    @Test
    void botRoutingAndClocksMoveTheConversationAndEverybodySeesIt() throws Exception {
        AgentId mei = new AgentId(idOf("mei.lin"));
        Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        tell(new AgentProfileChanged(mei, "mei.lin", "Mei Lin", Set.of("zh", "en"), 100, true, now));
        tell(new QueueChanged(RETURNS, "Returns", "退货", true, now));
        Visitor visitor = aVisitor("en");
        Answer first = writes(visitor, "refund", "1").is(201);
        ConversationId id = ConversationId.of(first.text("/conversation/id"));
        MessageId question = MessageId.of(first.text("/entry/id"));

        try (LiveStream widget = LiveStream.open(this, visitor.token(), "/widget/v1/stream");
                LiveStream agent = LiveStream.open(this, tokenOf("mei.lin"), "/api/v1/stream");
                LiveStream boss = LiveStream.open(this, tokenOf("grace.zhao"), "/api/v1/stream?conversations=all")) {
            agent.next("ready");
            ArticleId refunds = new ArticleId(UUID.randomUUID());
            tell(new ClarificationAsked(
                    id, question, "Which one?", "en", List.of(new Choice(refunds, "Refund of a gift")), 0.5, now));
            JsonNode asked = widget.next(
                    "entry", e -> e.at("/entry/author/kind").asString().equals("bot"));
            assertThat(asked.at("/entry/choices/0/label").asString()).isEqualTo("Refund of a gift");

            Answer second = post(
                            visitor.token(),
                            "/widget/v1/messages",
                            Map.of("text", "Refund of a gift", "chosenArticle", refunds.toString()))
                    .is(201);
            tell(new BotGaveUp(
                    id,
                    MessageId.of(second.text("/entry/id")),
                    HandoffReason.UNSURE,
                    "wants a refund",
                    new SkillId("billing"),
                    0.2,
                    now));
            widget.next("state", e -> e.at("/state").asString().equals("waiting"));
            tell(new AnswerGiven(id, MessageId.of(second.text("/entry/id")), "too late", "en", List.of(), 1, now));
            assertThat(jdbc.sql("SELECT data FROM bus_outbox WHERE subject = ? AND type LIKE '%HandoffRequested%'")
                            .param(id.toString())
                            .query(String.class)
                            .single())
                    .contains("wants a refund", "billing", "UNSURE");

            tell(new WorkQueued(id, RETURNS, List.of(), Priority.NORMAL, 3, now, now));
            tell(new WaitDiscouraged(id, RETURNS, Discouragement.FULL, Alternative.MESSAGE, null, now));
            JsonNode told =
                    widget.next("entry", e -> e.at("/entry/text").asString().contains("Many people are waiting"));
            assertThat(told.at("/entry/author/kind").asString()).isEqualTo("bot");
            tell(new WaitEstimated(id, RETURNS, 3, 60, 120, now));
            assertThat(widget.next("wait").at("/position").asInt()).isEqualTo(3);
            Answer talk = get(visitor.token(), "/widget/v1/conversation").is(200);
            assertThat(talk.body().at("/wait/highSeconds").asInt()).isEqualTo(120);
            boss.next("conversation", e -> e.at("/queue").asString().equals("returns"));

            OfferId offer = new OfferId(UUID.randomUUID());
            tell(new WorkOffered(id, offer, mei, RETURNS, List.of("least-loaded"), now.plusSeconds(30), now));
            JsonNode offered = agent.next("offer");
            assertThat(offered.at("/conversation/customer/id").asString()).isEqualTo(visitor.id());
            tell(new OfferEnded(id, offer, mei, OfferOutcome.DECLINED, null, now));
            assertThat(agent.next("offerEnded").at("/outcome").asString()).isEqualTo("DECLINED");
            tell(new AgentPresenceChanged(mei, Presence.AWAY, PresenceCause.MISSED_OFFER, now));
            assertThat(agent.next("presence").at("/presence").asString()).isEqualTo("AWAY");
            assertThat(post(null, "/widget/v1/sessions", Map.of("language", "en"))
                            .is(200)
                            .body()
                            .at("/attended")
                            .asBoolean())
                    .isTrue();

            tell(new WorkAssigned(id, mei, RETURNS, AssignmentCause.OFFER_ACCEPTED, null, now));
            assertThat(widget.next("agent").at("/name").asString()).isEqualTo("Mei Lin");
            JsonNode row =
                    agent.next("conversation", e -> e.at("/state").asString().equals("assigned"));
            assertThat(row.at("/assignee/name").asString()).isEqualTo("Mei Lin");
            assertThat(row.at("/unread").asInt()).isEqualTo(2);

            ClockId clock = new ClockId(UUID.randomUUID());
            tell(new ClockStarted(
                    id,
                    clock,
                    Metric.FIRST_RESPONSE,
                    "chat",
                    1,
                    Duration.ofSeconds(60),
                    now,
                    now.plusSeconds(60),
                    now));
            tell(new ClockWarned(
                    id, clock, Metric.FIRST_RESPONSE, 80, Set.of(WarningRecipient.AGENT), now.plusSeconds(60), now));
            assertThat(agent.next("notice").at("/kind").asString()).isEqualTo("warning");
            tell(new ClockPaused(id, clock, Metric.FIRST_RESPONSE, "bot", now.plusSeconds(20)));
            JsonNode paused = agent.next(
                    "conversation", e -> e.at("/clocks/0/state").asString().equals("paused"));
            assertThat(paused.at("/clocks/0/remainingSecondsWhenPaused").asInt())
                    .isEqualTo(40);
            tell(new ClockResumed(id, clock, Metric.FIRST_RESPONSE, now.plusSeconds(90), now.plusSeconds(50)));
            tell(new ClockBreached(
                    id,
                    clock,
                    Metric.FIRST_RESPONSE,
                    Duration.ofSeconds(60),
                    now.plusSeconds(90),
                    now.plusSeconds(90)));
            assertThat(agent.next("notice").at("/kind").asString()).isEqualTo("breach");
            escalated(id, mei, agent, boss, now);

            ClockId resolution = new ClockId(UUID.randomUUID());
            tell(new ClockStarted(
                    id,
                    resolution,
                    Metric.RESOLUTION,
                    "chat",
                    1,
                    Duration.ofHours(2),
                    now,
                    now.plusSeconds(7200),
                    now));
            tell(new ClockMet(
                    id,
                    resolution,
                    Metric.RESOLUTION,
                    Duration.ofHours(2),
                    Duration.ofHours(1),
                    now.plusSeconds(7200),
                    now));
            tell(new ClockResumed(id, resolution, Metric.RESOLUTION, now.plusSeconds(9000), now));
            JsonNode clocks = agent.next(
                            "conversation",
                            e -> e.at("/clocks/1/dueAt")
                                    .asString()
                                    .equals(now.plusSeconds(9000).toString()))
                    .at("/clocks");
            assertThat(clocks.at("/0/state").asString()).isEqualTo("breached");
            assertThat(clocks.at("/1/state").asString()).as("reopened").isEqualTo("running");

            tell(new WorkReturned(
                    id, mei, new QueueId("billing"), null, ReturnCause.TRANSFERRED, mei, "knows invoices better", now));
            agent.next("entry", e -> e.at("/entry/event/code").asString().equals("returned"));
            Answer back = get(tokenOf("mei.lin"), "/api/v1/conversations/" + id).is(200);
            assertThat(back.text("/state")).isEqualTo("waiting");
            assertThat(back.text("/queue")).isEqualTo("billing");
            assertThat(get(visitor.token(), "/widget/v1/conversation/entries")
                            .raw()
                            .body())
                    .doesNotContain("too late", "knows invoices better", "wants a refund");
        }
    }

    @Test
    void aBotThatIsSilentAndACustomerWhoIsGoneAreNoticed() {
        Visitor visitor = aVisitor("en");
        ConversationId id = ConversationId.of(writes(visitor, "hello?", "1").text("/conversation/id"));
        jdbc.sql("UPDATE conversation SET due_at = now() - interval '1 second',"
                        + " open_questions = jsonb_set(open_questions, '{0,due}', to_jsonb('2026-01-01T00:00:00Z'::text))"
                        + " WHERE id = ?")
                .param(id.value())
                .update();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(visitor.token(), "/widget/v1/conversation")
                        .text("/state")
                        .equals("waiting"));
        jdbc.sql("UPDATE conversation SET due_at = now() - interval '20 minutes' WHERE id = ?")
                .param(id.value())
                .update();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(visitor.token(), "/widget/v1/conversation")
                        .text("/outcome")
                        .equals("ABANDONED"));
        assertThat(get(tokenOf("admin.pronto"), "/api/v1/conversation/parked-events")
                        .is(200)
                        .body()
                        .at("/items")
                        .size())
                .isZero();
    }

    /** A step of a ladder tells the supervisors, makes it urgent and lets a colleague follow. */
    private void escalated(ConversationId id, AgentId mei, LiveStream agent, LiveStream boss, Instant now)
            throws Exception {
        String emma = idOf("emma.clark");
        boss.next("notice", e -> e.at("/kind").asString().equals("breach"));
        assertThat(get(tokenOf("emma.clark"), "/api/v1/conversations/" + id).status())
                .isEqualTo(404);
        tell(new EscalationTaken(
                id,
                new ClockId(UUID.randomUUID()),
                Metric.FIRST_RESPONSE,
                "late",
                1,
                2,
                List.of(
                        new EscalationAction(
                                EscalationAction.Kind.NOTIFY_SUPERVISORS,
                                null,
                                Set.of(EscalationAction.Medium.WORKSPACE)),
                        new EscalationAction(EscalationAction.Kind.RAISE_PRIORITY, "URGENT", Set.of()),
                        new EscalationAction(EscalationAction.Kind.ADD_FOLLOWER, emma, Set.of())),
                now.plusSeconds(90),
                now.plusSeconds(95)));
        JsonNode notice = boss.next("notice", e -> e.at("/kind").asString().equals("escalation"));
        assertThat(notice.at("/step").asInt()).isEqualTo(2);
        agent.next("conversation", e -> e.at("/priority").asString().equals("URGENT"));
        get(tokenOf("emma.clark"), "/api/v1/conversations/" + id).is(200);

        assertThat(kinds("grace.zhao", id)).containsExactly("escalation", "breach");
        assertThat(kinds("mei.lin", id)).containsExactly("breach", "warning");
        assertThat(kinds("jonas.weber", id)).isEmpty();
        String seen = notice.at("/id").asString();
        post(tokenOf("mei.lin"), "/api/v1/notices/read", Map.of("ids", List.of(seen)))
                .is(204);
        assertThat(unread("grace.zhao", seen))
                .as("somebody else cannot read it away")
                .isTrue();
        post(tokenOf("grace.zhao"), "/api/v1/notices/read", Map.of("ids", List.of(seen)))
                .is(204);
        assertThat(unread("grace.zhao", seen)).isFalse();
    }

    private List<String> kinds(String reader, ConversationId id) {
        return notices(reader, "/api/v1/notices").stream()
                .filter(notice -> notice.at("/conversationId").asString().equals(id.toString()))
                .map(notice -> notice.at("/kind").asString())
                .toList();
    }

    private boolean unread(String reader, String notice) {
        return notices(reader, "/api/v1/notices?unread=true").stream()
                .anyMatch(found -> found.at("/id").asString().equals(notice));
    }

    private List<JsonNode> notices(String reader, String path) {
        return get(tokenOf(reader), path)
                .is(200)
                .body()
                .at("/items")
                .valueStream()
                .toList();
    }
}
