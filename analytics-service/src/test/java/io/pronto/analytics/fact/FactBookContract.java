package io.pronto.analytics.fact;

import static io.pronto.analytics.fact.Told.START;
import static io.pronto.analytics.fact.Told.aStory;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Outcome;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every book keeps to. */
public interface FactBookContract {
    FactBook book();

    /** Runs in one transaction, where there are any. */
    <T> T inTransaction(Supplier<T> work);

    private void tell(Told story) {
        FactKeeping facts = new FactKeeping(book(), Duration.ofHours(72));
        story.events()
                .forEach(event -> inTransaction(() -> {
                    FactKeepingTest.tell(facts, event);
                    return event;
                }));
    }

    @Test
    default void givesBackTheRowItWasGiven() {
        InMemoryFactBook expected = new InMemoryFactBook();
        FactKeeping twin = new FactKeeping(expected, Duration.ofHours(72));
        Told story = aStory().theUsualWay();
        story.events().forEach(event -> FactKeepingTest.tell(twin, event));

        tell(story);

        assertThat(inTransaction(() -> book().find(story.id()))).isEqualTo(expected.find(story.id()));
    }

    @Test
    default void knowsNoRowThatNobodyGaveIt() {
        assertThat(inTransaction(() -> book().find(aStory(99, START).id()))).isEmpty();
    }

    @Test
    default void handsOutEarlyEventsOnceAndInOrder() {
        Told story = aStory(7, START).queued(1).assigned(2, Told.MEI);
        inTransaction(() -> {
            story.events().stream().skip(1).forEach(event -> book().keepEarly(story.id(), event));
            return story;
        });

        assertThat(inTransaction(() -> book().takeEarly(story.id())))
                .containsExactlyElementsOf(story.events().subList(1, 3));
        assertThat(inTransaction(() -> book().takeEarly(story.id()))).isEmpty();
    }

    @Test
    default void findsTheSelfServedConversationsOfACustomer() {
        Told story = aStory(8, START).customerWrites(0).botAnswers(1).resolved(60, Outcome.SELF_SERVED);
        tell(story);

        assertThat(inTransaction(() -> book().selfServedSince(Told.customer(1), START)))
                .extracting(ConversationFact::id)
                .containsExactly(story.id());
        assertThat(inTransaction(() -> book().selfServedSince(Told.customer(1), START.plusSeconds(61))))
                .isEmpty();
        assertThat(inTransaction(() -> book().selfServedSince(Told.customer(2), START)))
                .isEmpty();
    }
}
