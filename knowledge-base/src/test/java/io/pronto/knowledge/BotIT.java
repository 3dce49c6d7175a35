package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.KnowledgeEvent.BotGaveUp;
import io.pronto.contracts.KnowledgeEvent.ClarificationAsked;
import io.pronto.contracts.KnowledgeEvent.TopicSuggested;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Tier;
import io.pronto.knowledge.bot.BotSessions;
import io.pronto.knowledge.bot.BotSessionsContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BotIT extends KnowledgeServer implements BotSessionsContract {
    @Autowired
    BotSessions sessions;

    @Override
    public BotSessions sessions() {
        return sessions;
    }

    private final ConversationId conversation = new ConversationId(UUID.randomUUID());

    @BeforeEach
    void samples() {
        haveSamples();
    }

    @AfterEach
    void openAgain() {
        SEARCH.open();
    }

    private MessageId says(String language, String text) {
        return says(language, text, null, 0);
    }

    private MessageId says(String language, String text, ArticleId chosen, int attachments) {
        MessageId message = new MessageId(UUID.randomUUID());
        tell(message(message, language, text, chosen, attachments));
        return message;
    }

    private CustomerMessageReceived message(
            MessageId message, String language, String text, ArticleId chosen, int attachments) {
        return new CustomerMessageReceived(
                conversation,
                message,
                new CustomerId(UUID.randomUUID()),
                Channel.values()[0],
                language,
                text,
                attachments,
                true,
                chosen,
                Instant.now());
    }

    @Test
    void whoIsKnownIsAnsweredFromWhatIsForHerTier() {
        String mark = conversation.toString().substring(0, 8);
        Answer written = post(
                "/api/v1/articles/import",
                token("admin.pronto"),
                List.of(form(SampleBase.ArticleFile.read("""
                        ---
                        key: okapi-lounge-%s
                        language: en
                        title: "The okapi lounge"
                        category: orders
                        exampleQuestions: ["When does the okapi lounge open?"]
                        ---
                        The okapi lounge opens at half past nine.
                        """.formatted(mark)))).stream()
                        .peek(form -> form.put("audience", "tier-premium"))
                        .toList());
        assertThat(written.body().get("counts").get("created").asInt()).isEqualTo(1);
        awaitIndexed();

        asks("When does the okapi lounge open?", null);
        asks("When does the okapi lounge open?", Tier.STANDARD);
        asks("When does the okapi lounge open?", Tier.VIP);

        List<Told> told = awaitTold(conversation, 3);
        assertThat(told.subList(0, 2)).noneMatch(one -> one.data().toString().contains("okapi-lounge-" + mark));
        assertThat(told.subList(0, 2)).noneMatch(one -> one.data().toString().contains("half past nine"));
        assertThat(told.get(2).is(AnswerGiven.class)).as(told.toString()).isTrue();
        assertThat(told.get(2).data().get("text").asString()).contains("half past nine");
        assertThat(told.get(2).data().get("citations").get(0).get("path").asString())
                .as("the help centre does not show it")
                .isEmpty();

        ArticleId article = ArticleId.of(
                told.get(2).data().get("citations").get(0).get("article").asString());
        tell(new AnswerJudged(
                conversation, new MessageId(UUID.randomUUID()), List.of(article), true, Tier.VIP, Instant.now()));
        Awaitility.await()
                .until(() -> sql.sql("SELECT audience FROM answer_feedback WHERE conversation = :c")
                        .param("c", conversation.value())
                        .query(String.class)
                        .list()
                        .equals(List.of("TIER_VIP")));
    }

    private void asks(String text, Tier tier) {
        tell(new CustomerMessageReceived(
                conversation,
                new MessageId(UUID.randomUUID()),
                new CustomerId(UUID.randomUUID()),
                Channel.CHAT,
                "en",
                text,
                0,
                true,
                null,
                tier,
                Instant.now()));
    }

    /** What the bot said; what the classifier guessed beside it is told in its own time. */
    @Override
    List<Told> told(Object subject) {
        return super.told(subject).stream()
                .filter(told -> !told.is(TopicSuggested.class))
                .toList();
    }

    private String reason(Told told) {
        assertThat(told.is(BotGaveUp.class)).as(told.toString()).isTrue();
        return told.data().get("reason").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "en, how long will shipping take, en, delivery-time",
        "zh, 请问怎么退货, zh, return-policy",
        // The page is English, the customer writes Chinese.
        "en, 退款什么时候能到账, zh, refund-time",
    })
    void answersWithItsSource(String language, String question, String answered, String key) {
        MessageId message = says(language, question);

        Told told = awaitTold(conversation, 1).getFirst();

        assertThat(told.is(AnswerGiven.class)).as(told.toString()).isTrue();
        assertThat(told.data().get("inReplyTo").asString()).isEqualTo(message.toString());
        assertThat(told.data().get("language").asString()).isEqualTo(answered);
        JsonNode citation = told.data().get("citations").get(0);
        assertThat(citation.get("path").asString()).isEqualTo("/help/" + answered + "/" + key);
        assertThat(citation.get("version").asInt()).isPositive();
        assertThat(told.data().get("text").asString()).isNotBlank();
        assertThat(told.data().get("confidence").asDouble()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "en, let me talk to a human please, ASKED_FOR_PERSON",
        "zh, 帮我转人工, ASKED_FOR_PERSON",
        "en, I will sue you, SENSITIVE",
        "zh, 我要投诉你们, SENSITIVE",
        "zh, 充电器冒烟了, SENSITIVE",
    })
    void leavesToPeopleWhatIsTheirs(String language, String words, String reason) {
        says(language, words);

        assertThat(reason(awaitTold(conversation, 1).getFirst())).isEqualTo(reason);
    }

    @Test
    void handsOverWhatNoArticleAnswers() {
        says("en", "who painted the Mona Lisa");

        assertThat(reason(awaitTold(conversation, 1).getFirst())).isIn("UNSURE", "NOTHING_FOUND");
    }

    @Test
    void aGreetingIsNoFailure() {
        says("en", "hello!");
        says("en", "how long does shipping take?");

        List<Told> told = awaitTold(conversation, 2);
        assertThat(told.get(0).is(ClarificationAsked.class)).isTrue();
        assertThat(told.get(0).data().get("choices").size()).isZero();
        assertThat(told.get(1).is(AnswerGiven.class)).isTrue();
    }

    @Test
    void aPickedArticleIsTheAnswer() {
        says("en", "how long does shipping take?");
        ArticleId picked = ArticleId.of(awaitTold(conversation, 1)
                .getFirst()
                .data()
                .get("citations")
                .get(0)
                .get("article")
                .asString());

        says("en", "that one", picked, 0);

        Told told = awaitTold(conversation, 2).get(1);
        assertThat(told.is(AnswerGiven.class)).isTrue();
        assertThat(told.data().get("confidence").asDouble()).isEqualTo(1);
    }

    @Test
    void aRejectedAnswerIsNotRepeated() {
        says("en", "how long does shipping take?");
        ArticleId shown = ArticleId.of(awaitTold(conversation, 1)
                .getFirst()
                .data()
                .get("citations")
                .get(0)
                .get("article")
                .asString());

        says("en", "that didn't help");
        Told asks = awaitTold(conversation, 2).get(1);
        assertThat(asks.is(ClarificationAsked.class)).as(asks.toString()).isTrue();

        says("en", "how long does shipping take?");
        assertThat(awaitTold(conversation, 3).get(2).data().toString()).doesNotContain(shown.toString());
    }

    @Test
    void anAnswerJudgedUnhelpfulIsNotShownAgain() {
        says("en", "how long does shipping take?");
        ArticleId shown = ArticleId.of(awaitTold(conversation, 1)
                .getFirst()
                .data()
                .get("citations")
                .get(0)
                .get("article")
                .asString());

        tell(new AnswerJudged(conversation, new MessageId(UUID.randomUUID()), List.of(shown), false, Instant.now()));
        says("en", "how long does shipping take?");

        assertThat(awaitTold(conversation, 2).get(1).data().toString()).doesNotContain(shown.toString());
    }

    @Test
    void whoThenAsksForAPersonIsHandedOverWithTheQuestion() {
        says("en", "how long does shipping take?");
        awaitTold(conversation, 1);

        says("en", "person");

        Told told = awaitTold(conversation, 2).get(1);
        assertThat(reason(told)).isEqualTo("ASKED_FOR_PERSON");
        assertThat(told.data().get("summary").asString()).contains("how long does shipping take?");
        assertThat(told.data().get("suggestedSkill").asString()).isEqualTo("orders");
    }

    @Test
    void emojiAreAskedAboutOnceThenPeopleTakeOver() {
        says("en", "😀😀");
        says("en", "👍");

        List<Told> told = awaitTold(conversation, 2);
        assertThat(told.get(0).is(ClarificationAsked.class)).isTrue();
        assertThat(reason(told.get(1))).isEqualTo("UNSURE");
    }

    @Test
    void aFileOrAStoryGoesToPeople() {
        says("en", "", null, 1);
        says("en", "x".repeat(9_000));

        List<Told> told = awaitTold(conversation, 2);
        assertThat(told).allSatisfy(one -> assertThat(reason(one)).isEqualTo("UNSURE"));
    }

    @Test
    void theSameMessageTwiceHasOneOutcome() {
        MessageId message = new MessageId(UUID.randomUUID());
        tell(message(message, "en", "hello", null, 0));
        tell(message(message, "en", "hello", null, 0));
        says("en", "thanks");

        assertThat(awaitTold(conversation, 2)).hasSize(2);
        assertThat(sql.sql("SELECT count(*) FROM bot_task WHERE conversation = :c AND done_at IS NOT NULL")
                        .param("c", conversation.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aDeadIndexMeansAHandOffAndEditingGoesOnAndCatchesUp() {
        SEARCH.shut();
        says("en", "how long does shipping take?");
        assertThat(reason(awaitTold(conversation, 1).getFirst())).isEqualTo("BOT_FAILED");

        String admin = token("admin.pronto");
        Answer written = post("/api/v1/articles/import", admin, List.of(form(SampleBase.ArticleFile.read("""
                        ---
                        key: gift-wrapping-%s
                        language: en
                        title: "Gift wrapping"
                        category: orders
                        exampleQuestions: ["Can you wrap it as a present?"]
                        ---
                        Gift wrapping costs 3.50 per parcel.
                        """.formatted(
                        conversation.toString().substring(0, 8))))));
        assertThat(written.body().get("counts").get("created").asInt()).isEqualTo(1);

        SEARCH.open();
        awaitIndexed();
        says("en", "Can you wrap it as a present?");
        assertThat(awaitTold(conversation, 2).get(1).data().toString()).contains("3.50");
    }

    @Test
    void anIndexThatCameBackEmptyIsFilledAgain() {
        sql.sql("SELECT 1").query(Integer.class).single();
        for (String language : List.of("en", "zh")) {
            Elastic.deleteIndices(prefix + "-" + language + "-*");
        }

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer found = get("/api/v1/knowledge/search?q=shipping&language=en", token("mei.lin"));
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body().get("items").size()).isPositive();
        });
        awaitIndexed();
        says("en", "how long does shipping take?");
        assertThat(awaitTold(conversation, 1).getFirst().is(AnswerGiven.class)).isTrue();
    }

    @Test
    void aResolvedConversationIsForgotten() {
        says("en", "how long does shipping take?");
        awaitTold(conversation, 1);

        tell(new ConversationResolved(conversation, Outcome.SELF_SERVED, null, Instant.now()));

        Awaitility.await()
                .until(() -> sql.sql("SELECT count(*) FROM bot_session WHERE conversation = :c")
                                .param("c", conversation.value())
                                .query(Long.class)
                                .single()
                        == 0);
    }
}
