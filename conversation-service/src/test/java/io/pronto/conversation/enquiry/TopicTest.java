package io.pronto.conversation.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.Priority;
import io.pronto.contracts.TopicGuess;
import io.pronto.contracts.TopicSource;
import io.pronto.conversation.enquiry.AgentActions.Colleague;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a conversation comes to its topic, and who has the last word. */
class TopicTest {
    private static final TopicOrigin GUESSED =
            new TopicOrigin(TopicSource.CLASSIFIER, null, .87, List.of(new TopicGuess("orders", .1)));
    private static final Colleague MEI = new Colleague(new AgentId("mei"), "Mei", false);

    @Test
    void what_routing_found_out_is_kept_and_told_with_how_it_came_about() {
        Decision.Changed change = Enquiries.changed(
                RoutingNews.classified(Enquiries.waiting(), "returns", GUESSED, Priority.HIGH, later(1)));
        assertThat(change.after().topic()).isEqualTo("returns");
        assertThat(change.after().topicOrigin()).isEqualTo(GUESSED);
        assertThat(change.events()).singleElement().isInstanceOfSatisfying(ConversationReclassified.class, told -> {
            assertThat(told.topicSource()).isEqualTo(TopicSource.CLASSIFIER);
            assertThat(told.priority()).isEqualTo(Priority.HIGH);
        });
        assertThat(RoutingNews.classified(change.after(), "returns", GUESSED, Priority.HIGH, later(2)))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void an_unsure_guess_is_shown_and_changes_no_promise() {
        Decision.Changed change = Enquiries.changed(
                RoutingNews.classified(Enquiries.waiting(), null, GUESSED, Priority.NORMAL, later(1)));
        assertThat(change.after().topic()).isNull();
        assertThat(change.after().topicOrigin()).isEqualTo(GUESSED);
        assertThat(change.events()).isEmpty();
    }

    @Test
    void what_a_colleague_said_stays_also_when_she_only_confirmed_it() {
        Conversation guessed = Enquiries.after(
                RoutingNews.classified(Enquiries.assignedTo(MEI), "returns", GUESSED, Priority.NORMAL, later(1)));
        Decision.Changed confirmed =
                Enquiries.changed(AgentActions.reclassify(guessed, MEI, null, "returns", null, later(2)));
        assertThat(confirmed.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        ConversationReclassified.class,
                        told -> assertThat(told.topicSource()).isEqualTo(TopicSource.HAND));
        assertThat(RoutingNews.classified(confirmed.after(), "orders", GUESSED, Priority.NORMAL, later(3)))
                .isInstanceOf(Decision.Unchanged.class);
    }

    private static Moment later(int seconds) {
        return Enquiries.at(Duration.ofSeconds(60L + seconds));
    }
}
