package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OpeningHours;
import io.pronto.contracts.QueueId;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.RoutingNews;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Being called, or written to, instead of waiting. */
class CallbackIT extends RunningService {
    private static final QueueId MONDAYS = new QueueId("mondays");

    @Autowired
    private Conversations conversations;

    @Autowired
    private Directory directory;

    @Autowired
    private Supplier<Moment> now;

    @Test
    void whoWaitsIsCalledByWhoeverHasHer() {
        Visitor ana = aVisitor("en");
        ConversationId id = waiting(ana);
        Answer bad = post(ana.token(), "/widget/v1/callback", Map.of("number", "030 901820"))
                .is(422);
        assertThat(bad.text("/code")).isEqualTo("phone-without-country");
        assertThat(bad.text("/field")).isEqualTo("number");
        assertThat(bad.text("/remedy")).isNotBlank();

        Answer asked = post(ana.token(), "/widget/v1/callback", Map.of("number", "+49 30 90 18 20"))
                .is(200);
        assertThat(asked.text("/callback/number")).isEqualTo("+4930901820");
        assertThat(asked.text("/callback/state")).isEqualTo("due");
        assertThat(asked.text("/state")).isEqualTo("waiting");
        assertThat(told(id)).endsWith("AnswerChannelChosen", "CallbackRequested");

        String call = "/api/v1/conversations/" + id;
        post(tokenOf("mei.lin"), call + "/callback/outcome", Map.of("reached", true))
                .is(404);
        assigned(id);
        assertThat(get(tokenOf("mei.lin"), call).is(200).text("/callback/number"))
                .isEqualTo("+4930901820");
        post(tokenOf("mei.lin"), call + "/callback/outcome", Map.of("reached", true, "reason", "x"))
                .is(400);
        Answer missed = post(tokenOf("mei.lin"), call + "/callback/outcome", Map.of("reached", false))
                .is(200);
        assertThat(missed.text("/state")).isEqualTo("waiting");
        assertThat(missed.text("/callback/state")).isEqualTo("planned");
        assertThat(missed.body().at("/callback/attempts").asInt()).isEqualTo(1);
        assertThat(told(id)).endsWith("CallbackMissed", "WaitSuspended");
        post(tokenOf("mei.lin"), call + "/callback/outcome", Map.of("reached", true))
                .is(409);

        // Its time comes.
        jdbc.sql("UPDATE conversation SET due_at = now(), callback = callback || ?::jsonb WHERE id = ?")
                .param("{\"from\": \"" + Instant.now() + "\"}")
                .param(id.value())
                .update();
        await().untilAsserted(() -> assertThat(told(id)).endsWith("AnswerChannelChosen"));
        assigned(id);
        Answer reached = post(tokenOf("mei.lin"), call + "/callback/outcome", Map.of("reached", true))
                .is(200);
        assertThat(reached.text("/callback/state")).isEqualTo("reached");
        assertThat(told(id)).endsWith("CallbackConnected");
        assertThat(jdbc.sql("SELECT action FROM audit_entry WHERE subject = ? ORDER BY id")
                        .param("conversation:" + id)
                        .query(String.class)
                        .list())
                .containsExactly("conversation.callback-missed", "conversation.callback-reached");
    }

    @Test
    void aTimeMustBeOneAtWhichSomebodyIsThere() {
        directory.queue(
                MONDAYS,
                "Mondays",
                "周一",
                true,
                new OpeningHours(
                        "UTC",
                        List.of(new OpeningHours.Span(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(10, 0))),
                        Set.of()),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        Visitor ana = aVisitor("zh");
        ConversationId id = waiting(ana);
        conversations.change(id, null, c -> RoutingNews.queued(c, MONDAYS, now.get()));
        List<Instant> times = get(ana.token(), "/widget/v1/callback-times")
                .is(200)
                .body()
                .at("/times")
                .valueStream()
                .map(time -> Instant.parse(time.asString()))
                .toList();
        assertThat(times)
                .hasSizeBetween(2, 4)
                .allSatisfy(time ->
                        assertThat(time.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY));
        Map<String, Object> wish = Map.of("number", "+86 10 8888 8888", "from", times.getFirst());
        Answer night = post(
                        ana.token(),
                        "/widget/v1/callback",
                        Map.of(
                                "number",
                                "+86 10 8888 8888",
                                "from",
                                times.getFirst().plus(12, ChronoUnit.HOURS)))
                .is(422);
        assertThat(night.text("/code")).isEqualTo("callback-closed");
        assertThat(night.text("/field")).isEqualTo("from");

        Answer planned = post(ana.token(), "/widget/v1/callback", wish).is(200);
        assertThat(planned.text("/callback/state")).isEqualTo("planned");
        assertThat(Instant.parse(planned.text("/callback/from"))).isEqualTo(times.getFirst());
        assertThat(told(id)).endsWith("WaitSuspended");
        Answer back =
                post(ana.token(), "/widget/v1/callback/withdrawal", Map.of()).is(200);
        assertThat(back.text("/callback/state")).isEqualTo("withdrawn");
        assertThat(told(id)).endsWith("AnswerChannelChosen", "CallbackWithdrawn");
        post(ana.token(), "/widget/v1/callback/withdrawal", Map.of()).is(409);
    }

    @Test
    void anAnswerByEmailNeedsAnAddress() {
        Visitor ana = aVisitor("en");
        post(ana.token(), "/widget/v1/email-answer", Map.of()).is(404);
        ConversationId id = waiting(ana);
        assertThat(post(ana.token(), "/widget/v1/email-answer", Map.of())
                        .is(400)
                        .text("/field"))
                .isEqualTo("email");
        post(ana.token(), "/widget/v1/email-answer", Map.of("email", "nobody")).is(400);
        Answer wanted = post(ana.token(), "/widget/v1/email-answer", Map.of("email", "ana@example.com"))
                .is(200);
        assertThat(wanted.body().at("/emailWanted").asBoolean()).isTrue();
        assertThat(told(id)).endsWith("AnswerChannelChosen");
        assertThat(get(tokenOf("grace.zhao"), "/api/v1/conversations/" + id)
                        .is(200)
                        .body()
                        .at("/emailWanted")
                        .asBoolean())
                .isTrue();
    }

    private ConversationId waiting(Visitor visitor) {
        ConversationId id = ConversationId.of(
                writes(visitor, "Where is it?", UUID.randomUUID().toString())
                        .is(201)
                        .text("/conversation/id"));
        post(visitor.token(), "/widget/v1/person", Map.of()).is(200);
        return id;
    }

    private void assigned(ConversationId id) {
        conversations.change(
                id,
                null,
                c -> RoutingNews.assigned(
                        c,
                        new RoutingNews.Named(new AgentId(idOf("mei.lin")), "Mei"),
                        new QueueId("general"),
                        AssignmentCause.OFFER_ACCEPTED,
                        null,
                        now.get()));
    }

    private List<String> told(ConversationId id) {
        return jdbc
                .sql("SELECT type FROM bus_outbox WHERE subject = ? ORDER BY position")
                .param(id.toString())
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replaceAll(".*\\.(\\w+)\\.v1", "$1"))
                .toList();
    }
}
