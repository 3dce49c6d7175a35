package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;

/**
 * One article in one language. It begins as a {@link Draft}; publishing shows its newest version to readers; editing a
 * published article writes a further version that readers see once it is published as well; retiring hides it.
 *
 * <p>Versions count from 1 and are never changed. Steps go through {@link LifeCycle} alone.
 */
public sealed interface Article {
    ArticleIdentity identity();

    /** The newest version's content, published or not. */
    ArticleContent content();

    /** The newest version, from 1. */
    int version();

    /** The last change of content or state. */
    Edited edited();

    /** Where it is in its life. */
    State state();

    default ArticleId id() {
        return identity().id();
    }

    /** The states of {@link LifeCycle}'s table. */
    enum State {
        DRAFT,
        PUBLISHED,
        RETIRED
    }

    /** Not shown to readers, never or no longer. */
    record Draft(ArticleIdentity identity, ArticleContent content, int version, Edited edited) implements Article {
        @Override
        public State state() {
            return State.DRAFT;
        }
    }

    /** Readers see {@code publishedVersion}, which is at most {@code version}. */
    record Published(ArticleIdentity identity, ArticleContent content, int version, int publishedVersion, Edited edited)
            implements Article {
        public Published {
            if (publishedVersion < 1 || publishedVersion > version) {
                throw new IllegalArgumentException("Published version " + publishedVersion + " of article "
                        + identity.id() + " is not in 1 … " + version + ".");
            }
        }

        @Override
        public State state() {
            return State.PUBLISHED;
        }

        /** Whether a newer version waits to be published. */
        public boolean hasUnpublishedChanges() {
            return version > publishedVersion;
        }
    }

    /** Taken away from readers. */
    record Retired(ArticleIdentity identity, ArticleContent content, int version, Edited edited) implements Article {
        @Override
        public State state() {
            return State.RETIRED;
        }
    }
}
