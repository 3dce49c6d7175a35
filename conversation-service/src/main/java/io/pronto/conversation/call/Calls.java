package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** All calls, and what providers have yet to do for them. A change is one transaction: state, orders and news, or nothing. */
public interface Calls {

    /** What becomes of the news of a step, within its transaction; gives back the call, which may have got its conversation by it. */
    @FunctionalInterface
    interface Effect {
        Call of(Step step);
    }

    /** Keeps a new call. @return false when there is one of that line already; then nothing happens */
    boolean add(Step first, Effect effect);

    /** Changes one call. Changes of one call take place one after the other. @return what was decided, with the call as it is now; nothing if there is no such call */
    Optional<Step> change(CallId id, Function<Call, Step> decide, Effect effect);

    /** Takes the call that has been due longest, if any is, and changes it; two callers never take the same. */
    Optional<Step> changeDue(Instant now, Function<Call, Step> decide, Effect effect);

    /** One call. */
    Optional<Call> find(CallId id);

    /** The call to which a provider's leg belongs, the customer's or the agent's. */
    Optional<Call> ofLeg(UUID connection, String leg);

    /** The calls of a conversation, newest first, at most 50. */
    List<Call> of(ConversationId conversation);

    /** The call in which that agent is or that is offered to her, or after which she has something left to do; newest first, at most 10. */
    List<Call> with(AgentId agent);

    /** An order that is to be carried out now. @param attempt from 1 */
    record Due(long id, Call call, Order order, int attempt, Instant orderedAt) {}

    /** Takes the order that has been due longest, for that long; orders of one call are carried out one after the other. */
    Optional<Due> claim(Instant now, Instant until);

    /** It is carried out, or never will be. */
    void done(long order);

    /** It is tried again then. @param problem why */
    void again(long order, Instant at, String problem);
}
