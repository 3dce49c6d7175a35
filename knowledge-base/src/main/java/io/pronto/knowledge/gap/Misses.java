package io.pronto.knowledge.gap;

/** Takes what was asked in vain outside of conversations, to be gathered into gaps. */
public interface Misses {
    /**
     * Remembers it, unless that was said already that day or its source had said enough within the hour before.
     *
     * @return whether it is remembered
     */
    boolean add(Miss miss);
}
