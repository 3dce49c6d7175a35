package io.pronto.sla.policy;

/** Who can read what is said. 公开或私密 */
public enum Visibility {
    /** Everybody, such as comments under a post. */
    PUBLIC,
    /** Only the customer and the house. */
    PRIVATE
}
