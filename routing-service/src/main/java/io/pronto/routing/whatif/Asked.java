package io.pronto.routing.whatif;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question somebody asked, and how far its answer is. It waits, is simulated, and is done, has failed or is called off; what was
 * interrupted by an orderly stop waits again.
 *
 * @param by who asked
 * @param progress 0 to 1
 * @param fault why it failed, as a stable word; else null
 */
public record Asked(
        UUID id,
        String name,
        String by,
        String byName,
        Instant askedAt,
        Stage stage,
        double progress,
        @Nullable Instant endedAt,
        @Nullable String fault,
        Question question) {
    /** How far it is. */
    public enum Stage {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        private static final Map<Stage, Set<Stage>> ALLOWED = Map.of(
                QUEUED, Set.of(RUNNING, CANCELLED),
                RUNNING, Set.of(QUEUED, DONE, FAILED, CANCELLED),
                DONE, Set.of(),
                FAILED, Set.of(),
                CANCELLED, Set.of());

        /** Whether it may come into that stage next. */
        public boolean mayBecome(Stage next) {
            return ALLOWED.getOrDefault(this, Set.of()).contains(next);
        }

        /** Whether nothing happens to it any more. */
        public boolean isOver() {
            return ALLOWED.getOrDefault(this, Set.of()).isEmpty();
        }
    }

    /** Just asked. */
    public static Asked now(UUID id, String by, String byName, Instant at, Question question) {
        String name = question.name() == null ? "" : question.name().strip();
        return new Asked(id, name, by, byName, at, Stage.QUEUED, 0, null, null, question);
    }
}
