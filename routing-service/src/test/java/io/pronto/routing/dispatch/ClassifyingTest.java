package io.pronto.routing.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.ConversationEvent.ConversationTagged;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.KnowledgeEvent.TopicSuggested;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent.OfferEnded;
import io.pronto.contracts.RoutingEvent.WorkClassified;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.contracts.TopicSource;
import io.pronto.routing.classification.ClassificationRule;
import io.pronto.routing.classification.Condition;
import io.pronto.routing.classification.Effect;
import io.pronto.routing.classification.RuleBook;
import io.pronto.routing.classification.Wildcard;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClassifyingTest {
    private final TestPool pool = new TestPool();

    @BeforeEach
    void queues() {
        pool.skill("returns");
        pool.skill("german");
        topicQueue("returns-desk", "returns", "returns");
    }

    @Test
    void a_guess_that_came_before_the_hand_off_decides_where_it_goes() {
        suggests(1, "returns", .9, true);
        arrives(1, null, Set.of(), null);
        assertThat(pool.item(1).queue()).isEqualTo(new QueueId("returns-desk"));
        assertThat(pool.told(WorkClassified.class))
                .singleElement()
                .satisfies(told -> assertThat(told.source()).isEqualTo(TopicSource.CLASSIFIER))
                .satisfies(told -> assertThat(told.confidence()).isEqualTo(.9));
    }

    @Test
    void a_guess_that_comes_later_moves_what_waits_and_an_unsure_one_moves_nothing() {
        arrives(1, null, Set.of(), null);
        arrives(2, null, Set.of(), null);
        suggests(1, "returns", .9, true);
        suggests(2, "returns", .4, false);
        assertThat(pool.item(1).queue()).isEqualTo(new QueueId("returns-desk"));
        assertThat(pool.item(2).queue()).isEqualTo(Queue.DEFAULT);
        assertThat(pool.told(WorkClassified.class)).last().satisfies(told -> {
            assertThat(told.topic()).isNull();
            assertThat(told.alternatives().getFirst().topic()).isEqualTo("returns");
        });
    }

    @Test
    void an_offer_made_just_before_the_guess_is_taken_back_from_whoever_lacks_the_skill() {
        pool.online("generalist");
        arrives(1, null, Set.of(), null);
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
        pool.appears("specialist", 100, "returns");
        pool.comes("specialist");
        suggests(1, "returns", .9, true);
        assertThat(pool.told(OfferEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.reason()).isEqualTo("reclassified"));
        assertThat(pool.item(1).holder()).contains(TestPool.agent("specialist"));
    }

    @Test
    void an_offer_that_has_been_on_the_screen_for_a_while_stays() {
        pool.online("generalist");
        arrives(1, null, Set.of(), null);
        pool.passes(Duration.ofSeconds(5));
        suggests(1, "returns", .9, true);
        assertThat(pool.item(1).holder()).contains(TestPool.agent("generalist"));
        assertThat(pool.item(1).needs().topic()).isEqualTo("returns");
    }

    @Test
    void a_rule_gives_topic_skills_and_priority_and_is_told_by_name() {
        rules(rule(
                "From the returns page",
                new Condition(
                        Set.of(), List.of(new Wildcard("/returns*")), Map.of(), Set.of(), Set.of(), Set.of(), Set.of()),
                new Effect(
                        "returns", null, List.of(new SkillNeed(new SkillId("german"), 4)), List.of(), Priority.HIGH)));
        arrives(1, null, Set.of(), "https://shop.example/returns/7");
        assertThat(pool.item(1).skills())
                .containsExactly(new SkillNeed(new SkillId("german"), 4), new SkillNeed(new SkillId("returns"), 2));
        assertThat(pool.item(1).needs().priority()).isEqualTo(Priority.HIGH);
        assertThat(pool.told(WorkClassified.class)).singleElement().satisfies(told -> {
            assertThat(told.source()).isEqualTo(TopicSource.RULE);
            assertThat(told.rule()).isEqualTo("From the returns page");
            assertThat(told.priority()).isEqualTo(Priority.HIGH);
        });
    }

    @Test
    void a_required_skill_that_nobody_has_is_waited_for() {
        rules(rule(
                "r",
                Condition.ALWAYS,
                new Effect(null, null, List.of(new SkillNeed(new SkillId("german"), 1)), List.of(), null)));
        pool.online("generalist");
        arrives(1, null, Set.of(), null);
        assertThat(pool.state(1)).isInstanceOf(WorkState.Waiting.class);
    }

    @Test
    void whoever_has_a_preferred_skill_is_asked_before_others_and_nobody_waits_for_one() {
        rules(rule(
                "german first",
                Condition.ALWAYS,
                new Effect(null, null, List.of(), List.of(new SkillNeed(new SkillId("german"), 2)), null)));
        pool.online("generalist");
        pool.online("german", "german");
        arrives(1, null, Set.of(), null);
        assertThat(pool.item(1).holder()).contains(TestPool.agent("german"));
        pool.goes("german", Presence.OFFLINE);
        assertThat(pool.item(1).holder()).contains(TestPool.agent("generalist"));
    }

    @Test
    void what_a_colleague_says_stays_whatever_is_guessed_afterwards_and_echoes_change_nothing() {
        arrives(1, null, Set.of(), null);
        reclassified(1, "returns", TopicSource.HAND, Priority.NORMAL);
        suggests(1, "billing", .99, true);
        assertThat(pool.item(1).needs().topic()).isEqualTo("returns");
        assertThat(pool.item(1).queue()).isEqualTo(new QueueId("returns-desk"));

        suggests(2, "returns", .9, true);
        arrives(2, null, Set.of(), null);
        suggests(2, "billing", .9, true);
        reclassified(2, "returns", TopicSource.CLASSIFIER, Priority.NORMAL);
        assertThat(pool.item(2).needs().topic()).isEqualTo("billing");
    }

    @Test
    void a_priority_set_by_hand_is_not_set_back_by_a_rule() {
        rules(rule("urgent", Condition.ALWAYS, new Effect(null, null, List.of(), List.of(), Priority.URGENT)));
        arrives(1, null, Set.of(), null);
        reclassified(1, null, TopicSource.RULE, Priority.URGENT);
        assertThat(pool.item(1).needs().priority()).isEqualTo(Priority.URGENT);
        reclassified(1, null, null, Priority.LOW);
        suggests(1, "returns", .9, true);
        assertThat(pool.item(1).needs().priority()).isEqualTo(Priority.LOW);
    }

    @Test
    void a_tag_may_send_it_elsewhere_but_not_away_from_where_a_colleague_sent_it() {
        rules(rule(
                "damaged",
                new Condition(Set.of(), List.of(), Map.of(), Set.of("damaged"), Set.of(), Set.of(), Set.of()),
                new Effect(null, new QueueId("returns-desk"), List.of(), List.of(), null)));
        pool.queue("elsewhere");
        arrives(1, null, Set.of(), null);
        arrives(2, null, Set.of(), null);
        pool.dispatch
                .byHand()
                .move(
                        new ByHand.Person(TestPool.agent("boss"), true),
                        TestPool.conversation(2),
                        new QueueId("elsewhere"),
                        pool.now);
        tagged(1, "damaged");
        tagged(2, "damaged");
        assertThat(pool.item(2).queue()).isEqualTo(new QueueId("elsewhere"));
        assertThat(pool.item(1).queue()).isEqualTo(new QueueId("returns-desk"));
    }

    @Test
    void the_bot_is_believed_until_somebody_knows_better() {
        pool.online("orders", "orders");
        pool.skill("orders");
        arrives(1, null, Set.of(), null, "orders");
        assertThat(pool.told(WorkClassified.class))
                .singleElement()
                .satisfies(told -> assertThat(told.source()).isEqualTo(TopicSource.BOT));
        suggests(1, "returns", .9, true);
        assertThat(pool.item(1).needs().suggested()).isEmpty();
    }

    @Test
    void a_subject_that_is_no_topic_of_the_house_leaves_the_guess_alone() {
        suggests(1, "returns", .9, true);
        arrives(1, "Broken blender", Set.of(), null);
        assertThat(pool.item(1).needs().topic()).isEqualTo("returns");
        arrives(2, "returns", Set.of(), null);
        assertThat(pool.item(2).queue()).isEqualTo(new QueueId("returns-desk"));
    }

    private void topicQueue(String id, String topic, String skill) {
        pool.dispatch
                .catalogue()
                .define(
                        new Queue(
                                new QueueId(id),
                                id,
                                id,
                                List.of(new SkillNeed(new SkillId(skill), 2)),
                                Set.of(),
                                Set.of(topic),
                                Duration.ofSeconds(30),
                                Weights.USUAL,
                                true),
                        pool.now);
        pool.told.clear();
    }

    private void rules(ClassificationRule rule) {
        pool.books.save(new RuleBook(List.of(rule), pool.books.current().revision() + 1));
    }

    private static ClassificationRule rule(String name, Condition when, Effect then) {
        return new ClassificationRule("id", name, true, when, then, false);
    }

    private void suggests(int conversation, String topic, double confidence, boolean sure) {
        pool.dispatch
                .intake()
                .topicSuggested(
                        new TopicSuggested(
                                TestPool.conversation(conversation), topic, confidence, sure, List.of(), 1, pool.now),
                        pool.now);
    }

    private void reclassified(
            int conversation, @Nullable String topic, @Nullable TopicSource source, Priority priority) {
        pool.dispatch
                .intake()
                .reclassified(
                        new ConversationReclassified(
                                TestPool.conversation(conversation),
                                priority,
                                Tier.STANDARD,
                                topic,
                                "en",
                                source,
                                pool.now),
                        pool.now);
    }

    private void tagged(int conversation, String tag) {
        pool.dispatch
                .intake()
                .tagged(new ConversationTagged(TestPool.conversation(conversation), List.of(tag), pool.now), pool.now);
    }

    private void arrives(
            int conversation, @Nullable String topic, Set<String> tags, @Nullable String page, String... skills) {
        pool.dispatch
                .intake()
                .handoff(
                        new HandoffRequested(
                                TestPool.conversation(conversation),
                                new CustomerId(new UUID(2, conversation)),
                                Channel.CHAT,
                                "en",
                                Tier.STANDARD,
                                Priority.NORMAL,
                                null,
                                List.of(skills).stream()
                                        .map(skill -> new SkillNeed(new SkillId(skill), 1))
                                        .toList(),
                                HandoffReason.ASKED_FOR_PERSON,
                                "",
                                null,
                                topic,
                                topic == null ? null : TopicSource.FORM,
                                List.copyOf(tags),
                                page,
                                List.of(),
                                pool.now,
                                pool.now),
                        pool.now);
    }
}
