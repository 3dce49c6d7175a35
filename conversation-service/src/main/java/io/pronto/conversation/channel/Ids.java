package io.pronto.conversation.channel;

/** Bounds on what platforms call their things. */
final class Ids {

    static final int LONGEST = 500;

    private Ids() {}

    static void check(String id) {
        if (id.isBlank() || id.length() > LONGEST || id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("An id of a platform has 1 to " + LONGEST
                    + " characters and no NUL, this one has " + id.length() + ". Hash what may be longer.");
        }
    }
}
