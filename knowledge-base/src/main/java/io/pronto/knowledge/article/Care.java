package io.pronto.knowledge.article;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after an article, and until when somebody has to look whether it still holds.
 *
 * @param owner the name of a person; empty for nobody
 * @param reviewBy nothing if nobody set a day
 */
public record Care(String owner, @Nullable LocalDate reviewBy) {
    public static final int LONGEST_OWNER = 200;
    public static final Care NOBODYS = new Care("", null);

    /** Whether that day is over. */
    public boolean isStale(LocalDate today) {
        return reviewBy != null && reviewBy.isBefore(today);
    }
}
