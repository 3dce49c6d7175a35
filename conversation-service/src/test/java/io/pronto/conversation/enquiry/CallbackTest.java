package io.pronto.conversation.enquiry;

import static io.pronto.conversation.enquiry.Callback.State.DUE;
import static io.pronto.conversation.enquiry.Callback.State.GIVEN_UP;
import static io.pronto.conversation.enquiry.Callback.State.PLANNED;
import static io.pronto.conversation.enquiry.Callback.State.REACHED;
import static io.pronto.conversation.enquiry.Callback.State.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.conversation.enquiry.Callback.State;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallbackTest {

    @Test
    void everyPairOfStatesIsAllowedOrNotAsItsLifeSays() {
        Map<State, Set<State>> expected = Map.of(
                PLANNED, Set.of(PLANNED, DUE, WITHDRAWN),
                DUE, Set.of(DUE, PLANNED, REACHED, GIVEN_UP, WITHDRAWN),
                REACHED, Set.of(PLANNED, DUE),
                GIVEN_UP, Set.of(PLANNED, DUE),
                WITHDRAWN, Set.of(PLANNED, DUE));
        for (State from : State.values()) {
            for (State to : State.values()) {
                assertThat(Callback.allows(from, to))
                        .as("%s to %s", from.word(), to.word())
                        .isEqualTo(expected.get(from).contains(to));
            }
        }
    }

    @Test
    void aForbiddenTransitionIsABugAndSaysWhichOne() {
        Callback reached = Callback.asked("+4930123456", null, Enquiries.MONDAY, Enquiries.MONDAY)
                .reached(Enquiries.MEI.id(), Enquiries.MONDAY);
        assertThatThrownBy(() -> reached.givenUp(Enquiries.MEI.id(), Enquiries.MONDAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("REACHED")
                .hasMessageContaining("GIVEN_UP");
    }
}
