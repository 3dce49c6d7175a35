package io.pronto.routing.dispatch;

/** Is told when waiting work may have been promised something else than it knows. */
public interface ReviewWatch {
    /** {@link Deadlines#review} has something to do, once the running change has taken effect. */
    void toReview();
}
