package io.pronto.analytics.fact;

import static io.pronto.analytics.fact.Told.JONAS;
import static io.pronto.analytics.fact.Told.MEI;
import static io.pronto.analytics.fact.Told.START;
import static io.pronto.analytics.fact.Told.aStory;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.analytics.fact.ConversationFact.Stage;
import io.pronto.contracts.CallEnding;
import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Event;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.SlaEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactKeepingTest {
    private final InMemoryFactBook book = new InMemoryFactBook();
    private final FactKeeping facts = new FactKeeping(book, Duration.ofHours(72));

    private void tell(Told story) {
        story.events().forEach(event -> tell(facts, event));
    }

    static void tell(FactKeeping facts, Event event) {
        switch (event) {
            case ConversationEvent conversation -> facts.take(conversation);
            case RoutingEvent routing -> facts.take(ConversationId.of(routing.subject()), routing);
            case SlaEvent sla -> facts.take(sla);
            default -> throw new AssertionError(event);
        }
    }

    @Test
    void firstResponseRunsFromTheFirstMessageToTheFirstHumanReplyWhateverTheBotSaid() {
        tell(aStory().theUsualWay());

        assertThat(book.values(Measure.FIRST_RESPONSE)).containsExactly(40.0);
    }

    @Test
    void humanWaitRunsFromTheRequestForAPerson() {
        tell(aStory().theUsualWay());

        assertThat(book.values(Measure.HUMAN_WAIT)).containsExactly(28.0);
    }

    @Test
    void aCallIsCountedOnceHowItEndedHowLongSheWaitedAndHowLongTheySpoke() {
        Told story = Told.aStoryWithoutBot(1, Told.START);
        tell(story);
        ConversationId call = story.id();
        tell(facts, new ConversationEvent.CallQueued(call, at(5)));
        tell(facts, new ConversationEvent.CallAnswered(call, MEI, at(25)));
        ConversationEvent.CallEnded ended = ended(call, 1, CallEnding.SPOKEN, at(25), 100);
        tell(facts, ended);
        tell(facts, ended);
        tell(facts, ended(call, 2, CallEnding.ABANDONED, null, 65));
        tell(facts, ended(call, 3, CallEnding.CALLBACK, null, 95));

        assertThat(book.values(Measure.CALL)).hasSize(3);
        assertThat(book.values(Measure.CALL_WAIT)).containsExactly(20.0);
        assertThat(book.values(Measure.CALL_TALK)).containsExactly(65.0);
        assertThat(book.values(Measure.CALL_LOST)).containsExactly(60.0);
        assertThat(book.values(Measure.RESPONSE)).containsExactly(20.0);
    }

    private static Instant at(long second) {
        return Told.START.plusSeconds(second);
    }

    private static ConversationEvent.CallEnded ended(
            ConversationId id, long call, CallEnding ending, @Nullable Instant answered, long second) {
        return new ConversationEvent.CallEnded(
                id, new CallId(new UUID(5, call)), ending, false, at(0), at(5), answered, 10, MEI, at(second));
    }

    @Test
    void severalCustomerMessagesInARowAreOneWait() {
        tell(aStory().theUsualWay());

        // From the message at 10 s that nobody had answered, and from the first of the two at 60 s.
        assertThat(book.values(Measure.RESPONSE)).containsExactly(30.0, 20.0);
    }

    @Test
    void aReplyThatNobodyWaitedForIsNoResponse() {
        tell(aStory().theUsualWay().agentReplies(105, MEI));

        assertThat(book.values(Measure.RESPONSE)).hasSize(2);
    }

    @Test
    void reopeningTakesTheResolutionBackUntilItIsResolvedAgain() {
        Told story = aStory().theUsualWay().reopened(200);
        tell(story);
        assertThat(book.values(Measure.RESOLUTION)).isEmpty();

        tell(facts, last(story.resolved(300, Outcome.RESOLVED)));

        assertThat(book.values(Measure.RESOLUTION)).containsExactly(300.0);
        assertThat(fact(story).reopenings()).isEqualTo(1);
    }

    @Test
    void aHandOffMakesTheBotSessionNoSuccess() {
        tell(aStory().theUsualWay());

        assertThat(good(Measure.BOT_SESSION)).containsExactly(false);
        assertThat(book.values(Measure.BOT_HANDOFF)).hasSize(1);
    }

    @Test
    void selfServiceCountsUntilTheCustomerComesBackWithinThreeDays() {
        tell(aStory(1, START).customerWrites(0).botAnswers(2).resolved(1800, Outcome.SELF_SERVED));
        assertThat(good(Measure.BOT_SESSION)).containsExactly(true);

        tell(aStory(2, START.plus(Duration.ofHours(71))).customerWrites(0));

        assertThat(good(Measure.BOT_SESSION)).containsExactly(false, null);
    }

    @Test
    void comingBackAfterThreeDaysIsAnotherMatter() {
        tell(aStory(1, START).customerWrites(0).botAnswers(2).resolved(1800, Outcome.SELF_SERVED));

        tell(aStory(2, START.plus(Duration.ofHours(73))).customerWrites(0));

        assertThat(good(Measure.BOT_SESSION)).containsExactly(true, null);
    }

    @Test
    void aBrokenPromiseStaysBrokenWhateverComesLater() {
        tell(aStory().theUsualWay().brokePromise(150, Metric.RESOLUTION));

        assertThat(good(Measure.SLA_RESOLUTION)).containsExactly(false);
        assertThat(good(Measure.SLA_FIRST_RESPONSE)).containsExactly(true);
    }

    @Test
    void theRowSaysWhereTheConversationStands() {
        Told story = aStory().customerWrites(0).asksForPerson(5, 0).queued(6);
        tell(story);
        assertThat(fact(story).stage()).isEqualTo(Stage.WAITING);

        tell(facts, last(story.assigned(9, JONAS)));

        assertThat(fact(story).stage()).isEqualTo(Stage.ASSIGNED);
        assertThat(fact(story).agent()).isEqualTo(JONAS);
        assertThat(fact(story).queue()).isEqualTo(Told.RETURNS);
    }

    /** Each service's events arrive in order; between services any order is possible. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void routingAndSlaMayBeHeardBeforeTheConversationItself(long seed) {
        Told story = aStory().theUsualWay();
        tell(story);
        List<Measurement> expected = book.measured().stream().sorted(BY_WHAT).toList();

        InMemoryFactBook other = new InMemoryFactBook();
        FactKeeping late = new FactKeeping(other, Duration.ofHours(72));
        List<Event> conversation = new ArrayList<>();
        List<Event> others = new ArrayList<>();
        story.events().forEach(event -> (event instanceof ConversationEvent ? conversation : others).add(event));
        Random random = new Random(seed);
        while (!conversation.isEmpty() || !others.isEmpty()) {
            boolean fromOthers = conversation.isEmpty() || (!others.isEmpty() && random.nextInt(3) > 0);
            tell(late, (fromOthers ? others : conversation).removeFirst());
        }

        assertThat(other.measured().stream().sorted(BY_WHAT)).containsExactlyElementsOf(expected);
        assertThat(other.find(story.id()).orElseThrow().assignments()).isEqualTo(1);
    }

    private static final java.util.Comparator<Measurement> BY_WHAT =
            java.util.Comparator.comparing(Measurement::measure).thenComparing(Measurement::key);

    private List<Boolean> good(Measure measure) {
        return book.measured().stream()
                .filter(measurement -> measurement.measure() == measure)
                .map(Measurement::good)
                .toList();
    }

    private ConversationFact fact(Told story) {
        return book.find(story.id()).orElseThrow();
    }

    private static Event last(Told story) {
        return story.events().getLast();
    }
}
