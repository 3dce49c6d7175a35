package io.pronto.conversation.enquiry;

import static io.pronto.conversation.enquiry.Status.ASSIGNED;
import static io.pronto.conversation.enquiry.Status.AWAITING_CUSTOMER;
import static io.pronto.conversation.enquiry.Status.RESOLVED;
import static io.pronto.conversation.enquiry.Status.WAITING;
import static io.pronto.conversation.enquiry.Status.WITH_BOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    @Test
    void everyPairOfStatesIsAllowedOrNotAsTheTableOfTheDesignSays() {
        Map<Status, Set<Status>> expected = Map.of(
                WITH_BOT, Set.of(WITH_BOT, WAITING, RESOLVED),
                WAITING, Set.of(WAITING, ASSIGNED, RESOLVED),
                ASSIGNED, Set.of(ASSIGNED, AWAITING_CUSTOMER, WAITING, RESOLVED),
                AWAITING_CUSTOMER, Set.of(AWAITING_CUSTOMER, ASSIGNED, WAITING, RESOLVED),
                RESOLVED, Set.of(RESOLVED, WAITING, WITH_BOT));
        for (Status from : Status.values()) {
            for (Status to : Status.values()) {
                assertThat(Transitions.allow(from, to))
                        .as("%s to %s", from.word(), to.word())
                        .isEqualTo(expected.get(from).contains(to));
            }
        }
    }

    @Test
    void aForbiddenTransitionIsABugAndSaysWhichOne() {
        assertThatThrownBy(() -> Enquiries.withBot()
                        .withState(new ConversationState.Assigned(Enquiries.MEI.id(), Enquiries.MONDAY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withBot")
                .hasMessageContaining("assigned");
    }
}
