package io.pronto.contracts;

/** How an offer ended, if not by acceptance. */
public enum OfferOutcome {
    DECLINED,
    EXPIRED,
    /** The work was taken, moved or ended meanwhile, or the agent left. */
    WITHDRAWN
}
