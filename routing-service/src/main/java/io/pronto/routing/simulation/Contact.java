package io.pronto.routing.simulation;

/**
 * One customer who comes to a simulated centre.
 *
 * @param arrival milliseconds from the start of the day
 * @param kind which of the centre's kinds of work it is, from 0
 * @param handling how long an agent has it, in milliseconds
 * @param patience after waiting so many milliseconds the customer gives up; {@link #FOR_EVER} when never
 */
public record Contact(long arrival, int kind, long handling, long patience) {
    /** The customer never gives up. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    public Contact {
        if (arrival < 0 || handling < 0 || patience < 0 || kind < 0) {
            throw new IllegalArgumentException("Nothing about a contact is negative: " + arrival + ", " + kind + ", "
                    + handling + ", " + patience);
        }
    }

    /** The same customer, who comes again. */
    Contact again(long at) {
        return new Contact(at, kind, handling, patience);
    }
}
