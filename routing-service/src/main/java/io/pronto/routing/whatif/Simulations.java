package io.pronto.routing.whatif;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions and their answers. Each method is one change that takes effect as a whole; two runners never get the same question. */
public interface Simulations {
    /** Keeps a question unless {@code most} wait or run already. @return whether it was kept */
    boolean add(Asked asked, int most);

    /** The question of that id. */
    Optional<Asked> find(UUID id);

    /** Its answer, once it is done. */
    Optional<Comparison> answer(UUID id);

    /** Questions, the latest first, at most {@code limit}. @param by only that one's; everybody's when null @param after the last one seen */
    List<Asked> latest(@Nullable String by, @Nullable Asked after, int limit);

    /** The question that has waited longest, running from now on. */
    Optional<Asked> begin(Instant at);

    /** It runs on and is so far. @return false when it does not run any more: it was called off, given up or removed */
    boolean beat(UUID id, double progress, Instant at);

    /** It runs no more but waits again. */
    void putBack(UUID id);

    /** It was answered. @return false when it did not run any more */
    boolean done(UUID id, Comparison answer, Instant at);

    /** It could not be answered. @param fault a stable word @return false when it did not run any more */
    boolean failed(UUID id, String fault, Instant at);

    /** Calls it off. @return false when it was over or is not there */
    boolean cancel(UUID id, Instant at);

    /** Removes it, running or not. @return whether it was there */
    boolean remove(UUID id);

    /** Those whose runner was last heard of before that have failed, as {@code interrupted}. @return how many */
    int giveUp(Instant silentSince, Instant at);

    /** Forgets what was asked before that and is over. @return how many */
    int prune(Instant askedBefore);
}
