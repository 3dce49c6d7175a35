package io.pronto.knowledge.image;

import java.util.UUID;

/** A picture as it is shown, written anew from what was sent: nothing but its points is left of it. */
public record ArticleImage(UUID id, String mediaType, int width, int height, byte[] bytes) {
    /** Points at most: twelve million need about 50 MB while they are read. */
    public static final long MOST_POINTS = 12_000_000;

    /** Where it is shown; what an article's Markdown says. */
    public String path() {
        return "/help-api/v1/images/" + id;
    }
}
