package io.pronto.knowledge.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an article's life, as it is remembered.
 *
 * @param version the newest version at that time
 * @param reason why, in the words of who did it; may be empty
 * @param reviewer who was asked, for {@link LifeCycle.Action#SUBMIT}
 * @param publishAt for {@link LifeCycle.Action#SCHEDULE}
 */
public record ArticleStep(
        LifeCycle.Action action,
        int version,
        Edited taken,
        String reason,
        @Nullable String reviewer,
        @Nullable Instant publishAt) {
    public static final int LONGEST_REASON = 1_000;
}
