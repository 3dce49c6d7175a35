package io.pronto.conversation.comment;

import java.util.List;

/**
 * What a comment was taken for.
 *
 * @param confidence 0 to 1: the share of the kind among all, by their exponentiated weights
 * @param because the words that spoke for it
 */
public record Verdict(CommentKind kind, double confidence, List<String> because) {
    /** Less than this is no reason to let somebody overtake others. */
    public static final double SURE = 0.6;

    public Verdict {
        because = List.copyOf(because);
    }

    /** Whether it may change a conversation's topic and priority. */
    public boolean urgent() {
        return kind != CommentKind.REMARK && confidence >= SURE;
    }
}
