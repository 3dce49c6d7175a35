package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import java.time.Instant;

/**
 * One article in one language. It begins as a {@link Draft}; somebody may review it; publishing, now or at a time, shows its
 * newest version to readers; editing a published article writes a further version that readers see once it is published as
 * well; retiring hides it.
 *
 * <p>Versions count from 1 and are never changed. Steps go through {@link LifeCycle} alone.
 */
public sealed interface Article {
    ArticleIdentity identity();

    /** The newest version's content, published or not. */
    ArticleContent content();

    /** The newest version, from 1. */
    int version();

    /** The version that readers see, at most {@link #version}; 0 if they see none. */
    int publishedVersion();

    /** The last change of content or state. */
    Edited edited();

    /** Where it is in its life. */
    State state();

    default ArticleId id() {
        return identity().id();
    }

    /** Whether readers see it, maybe in an older version. */
    default boolean isShown() {
        return publishedVersion() > 0;
    }

    /** Whether there is a version that readers do not see. */
    default boolean hasUnpublishedChanges() {
        return version() > publishedVersion();
    }

    /** The states of {@link LifeCycle}'s table. */
    enum State {
        DRAFT,
        IN_REVIEW,
        SCHEDULED,
        PUBLISHED,
        RETIRED
    }

    /** Never shown to readers, or no longer. */
    record Draft(ArticleIdentity identity, ArticleContent content, int version, Edited edited) implements Article {
        @Override
        public int publishedVersion() {
            return 0;
        }

        @Override
        public State state() {
            return State.DRAFT;
        }
    }

    /** The newest version waits for somebody's word. @param reviewer the name of who is asked */
    record InReview(
            ArticleIdentity identity,
            ArticleContent content,
            int version,
            int publishedVersion,
            String reviewer,
            Edited edited)
            implements Article {
        public InReview {
            refuseOtherVersion(identity, version, publishedVersion, 0);
        }

        @Override
        public State state() {
            return State.IN_REVIEW;
        }
    }

    /** The newest version is shown to readers from a time on. */
    record Scheduled(
            ArticleIdentity identity,
            ArticleContent content,
            int version,
            int publishedVersion,
            Instant publishAt,
            Edited edited)
            implements Article {
        public Scheduled {
            refuseOtherVersion(identity, version, publishedVersion, 0);
        }

        @Override
        public State state() {
            return State.SCHEDULED;
        }
    }

    /** Readers see {@code publishedVersion}, which is at most {@code version}. */
    record Published(ArticleIdentity identity, ArticleContent content, int version, int publishedVersion, Edited edited)
            implements Article {
        public Published {
            refuseOtherVersion(identity, version, publishedVersion, 1);
        }

        @Override
        public State state() {
            return State.PUBLISHED;
        }
    }

    /** Taken away from readers. */
    record Retired(ArticleIdentity identity, ArticleContent content, int version, Edited edited) implements Article {
        @Override
        public int publishedVersion() {
            return 0;
        }

        @Override
        public State state() {
            return State.RETIRED;
        }
    }

    private static void refuseOtherVersion(ArticleIdentity identity, int version, int published, int least) {
        if (published < least || published > version) {
            throw new IllegalArgumentException("Published version " + published + " of article " + identity.id()
                    + " is not in " + least + " … " + version + ".");
        }
    }
}
