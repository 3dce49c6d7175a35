package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ArticleId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Citation;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.QueueId;
import io.pronto.conversation.enquiry.BotActions;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.RoutingNews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One enquiry from the first word to the rating, over HTTP. */
class CustomerAndAgentIT extends RunningService {

    @Autowired
    private Conversations conversations;

    @Autowired
    private Supplier<Moment> now;

    @Test
    void anEnquiryIsAnsweredByTheBotThenByAPersonThenRated() throws Exception {
        Visitor visitor = aVisitor("en");
        try (LiveStream widget = LiveStream.open(this, visitor.token(), "/widget/v1/stream");
                LiveStream agent = LiveStream.open(this, tokenOf("mei.lin"), "/api/v1/stream")) {
            widget.next("ready");
            agent.next("ready");

            Answer first = writes(visitor, "Where is my parcel?", "m-1").is(201);
            ConversationId id = ConversationId.of(first.text("/conversation/id"));
            assertThat(first.text("/conversation/state")).isEqualTo("withBot");
            assertThat(first.body().at("/entry/sequence").asInt()).isEqualTo(1);
            assertThat(widget.next("entry").at("/entry/text").asString()).isEqualTo("Where is my parcel?");
            assertThat(widget.next("entry").at("/entry/author/kind").asString()).isEqualTo("bot");

            MessageId question = MessageId.of(first.text("/entry/id"));
            conversations.change(
                    id,
                    null,
                    c -> BotActions.answer(
                            c,
                            question,
                            "It is **on its way**.",
                            List.of(new Citation(
                                    new ArticleId(UUID.randomUUID()), 1, "Parcels", "/help/en/parcels", "")),
                            now.get()));
            var answer = widget.next("entry");
            assertThat(answer.at("/entry/citations/0/title").asString()).isEqualTo("Parcels");
            assertThat(answer.at("/entry/format").asString()).isEqualTo("markdown");

            Answer judged = post(
                            visitor.token(),
                            "/widget/v1/judgements",
                            Map.of("entryId", answer.at("/entry/id").asString(), "helpful", false))
                    .is(200);
            assertThat(judged.text("/state")).isEqualTo("waiting");

            // Not the agent's yet: it does not exist for her.
            get(tokenOf("mei.lin"), "/api/v1/conversations/" + id).is(404);
            assign(id, "mei.lin");
            assertThat(widget.next("agent").has("name")).isTrue();
            Answer row = get(tokenOf("mei.lin"), "/api/v1/conversations/" + id).is(200);
            assertThat(row.text("/state")).isEqualTo("assigned");
            assertThat(row.body().at("/unread").asInt()).isEqualTo(1);
            agent.next("conversation", e -> e.at("/state").asString().equals("assigned"));

            String looks = "/api/v1/conversations/" + id + "/viewing";
            post(tokenOf("grace.zhao"), looks, Map.of("active", true)).is(204);
            var onlooker = agent.next("viewing");
            assertThat(onlooker.at("/conversationId").asString()).isEqualTo(id.toString());
            assertThat(onlooker.at("/viewer/name").asString()).isEqualTo("Grace Zhao");
            assertThat(Instant.parse(onlooker.at("/expiresAt").asString())).isAfter(Instant.now());
            post(tokenOf("grace.zhao"), looks, Map.of("active", false)).is(204);
            assertThat(agent.next("viewing").at("/expiresAt").isNull()).isTrue();

            Answer reply = post(
                            tokenOf("mei.lin"),
                            "/api/v1/conversations/" + id + "/messages",
                            Map.of("text", "Hello, this is <b>Mei</b>.", "kind", "reply", "clientId", "r-1"))
                    .is(201);
            var shown = widget.next(
                    "entry", e -> e.at("/entry/author/kind").asString().equals("agent"));
            assertThat(shown.at("/entry/text").asString()).isEqualTo("Hello, this is <b>Mei</b>.");
            assertThat(shown.at("/entry/author/id").isNull()).isTrue();
            assertThat(agent.next("delivery").at("/state").asString()).isEqualTo("delivered");
            post(
                            visitor.token(),
                            "/widget/v1/read",
                            Map.of("sequence", reply.body().at("/sequence").asLong()))
                    .is(204);
            agent.next("delivery", e -> e.at("/state").asString().equals("read"));

            post(
                            tokenOf("mei.lin"),
                            "/api/v1/conversations/" + id + "/messages",
                            Map.of("text", "VIP, be kind", "kind", "note"))
                    .is(201);
            post(tokenOf("mei.lin"), "/api/v1/conversations/" + id + "/wait", Map.of())
                    .is(200);
            writes(visitor, "Thank you!", "m-2").is(201);
            agent.next("entry", e -> e.at("/entry/text").asString().equals("Thank you!"));
            assertThat(get(tokenOf("mei.lin"), "/api/v1/conversations/" + id).text("/state"))
                    .isEqualTo("assigned");
            post(tokenOf("mei.lin"), "/api/v1/conversations/" + id + "/resolve", Map.of())
                    .is(200);
            widget.next("state", e -> e.at("/state").asString().equals("resolved"));

            post(visitor.token(), "/widget/v1/rating", Map.of("score", 5, "comment", "Quick!"))
                    .is(200);
            post(visitor.token(), "/widget/v1/rating", Map.of("score", 1)).is(409);
            assertThat(get(tokenOf("mei.lin"), "/api/v1/conversations/" + id)
                            .body()
                            .at("/rating/score")
                            .asInt())
                    .isEqualTo(5);

            Answer transcript = get(visitor.token(), "/widget/v1/conversation/entries?after=0")
                    .is(200);
            assertThat(transcript.raw().body()).doesNotContain("VIP, be kind").doesNotContain("ANSWER_REJECTED");
            Answer staffs = get(tokenOf("mei.lin"), "/api/v1/conversations/" + id + "/entries?after=0")
                    .is(200);
            assertThat(staffs.body()
                            .at("/items")
                            .valueStream()
                            .map(e -> e.get("sequence").asLong()))
                    .as("dense from 1")
                    .isEqualTo(java.util.stream.LongStream.rangeClosed(
                                    1, staffs.body().at("/items").size())
                            .boxed()
                            .toList());
            assertThat(jdbc
                            .sql("SELECT type FROM bus_outbox WHERE subject = ? ORDER BY position")
                            .param(id.toString())
                            .query(String.class)
                            .list()
                            .stream()
                            .map(type -> type.split("\\.")[3]))
                    .containsExactly(
                            "ConversationStarted",
                            "CustomerMessageReceived",
                            "GreetingSent",
                            "BotReplied",
                            "AnswerJudged",
                            "HandoffRequested",
                            "AgentReplied",
                            "NoteAdded",
                            "CustomerAwaited",
                            "CustomerMessageReceived",
                            "ConversationResolved",
                            "ConversationRated");
        }
    }

    @Test
    void aMessageSentManyTimesAtOnceIsOneMessage() {
        Visitor visitor = aVisitor("zh");
        List<Integer> statuses = java.util.stream.IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> writes(visitor, "你好，我的发票在哪里？🧾", "same"))
                .map(Answer::status)
                .toList();
        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(get(visitor.token(), "/widget/v1/conversation/entries")
                        .body()
                        .at("/items")
                        .size())
                .as("the message and the greeting")
                .isEqualTo(2);
    }

    @Test
    void aTakenConversationOfTheSameCustomerMakesEarlierOnesReadable() {
        Visitor visitor = aVisitor("en");
        ConversationId id = ConversationId.of(writes(visitor, "First", "a").text("/conversation/id"));
        post(visitor.token(), "/widget/v1/person", Map.of()).is(200);
        assign(id, "jonas.weber");
        post(tokenOf("jonas.weber"), "/api/v1/conversations/" + id + "/resolve", Map.of())
                .is(200);
        jdbc.sql("UPDATE conversation SET state_since = state_since - interval '80 hours' WHERE id = ?")
                .param(id.value())
                .update();

        Answer later = writes(visitor, "Second", "b").is(201);
        ConversationId next = ConversationId.of(later.text("/conversation/id"));
        assertThat(next).isNotEqualTo(id);
        get(tokenOf("mei.lin"), "/api/v1/conversations/" + id).is(404);
        post(visitor.token(), "/widget/v1/person", Map.of()).is(200);
        assign(next, "mei.lin");
        get(tokenOf("mei.lin"), "/api/v1/conversations/" + id).is(200);
        post(tokenOf("mei.lin"), "/api/v1/conversations/" + id + "/messages", Map.of("text", "x", "kind", "note"))
                .is(403);
        assertThat(get(tokenOf("mei.lin"), "/api/v1/customers/" + visitor.id() + "/conversations")
                        .is(200)
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(2);
    }

    private void assign(ConversationId id, String who) {
        conversations.change(
                id,
                null,
                c -> RoutingNews.assigned(
                        c,
                        new RoutingNews.Named(new AgentId(idOf(who)), who),
                        new QueueId("general"),
                        AssignmentCause.OFFER_ACCEPTED,
                        null,
                        now.get()));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> conversations.find(id).orElseThrow().state().assignee() != null);
    }
}
