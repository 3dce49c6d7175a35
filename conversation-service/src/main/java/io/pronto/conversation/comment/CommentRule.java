package io.pronto.conversation.comment;

/**
 * Words that speak for a kind of comment.
 *
 * @param words found in any case; of letters that are written apart, only as whole words
 * @param kind what they speak for
 * @param weight how much, {@value #LEAST} to {@value #MOST}; 3 alone is as good as certain
 */
public record CommentRule(String words, CommentKind kind, double weight) {
    /** A hint. */
    public static final double LEAST = 0.1;
    /** Beyond doubt. */
    public static final double MOST = 10;
    /** The longest words, in UTF-16 units. */
    public static final int LONGEST = 100;
    /** The most rules: each comment is held against all. */
    public static final int MOST_RULES = 1_000;

    public CommentRule {
        if (words.isBlank() || words.length() > LONGEST || !(weight >= LEAST && weight <= MOST)) {
            throw new IllegalArgumentException("A rule has 1 to " + LONGEST + " characters and a weight of " + LEAST
                    + " to " + MOST + ", not " + words.length() + " and " + weight + ".");
        }
    }
}
