package io.pronto.knowledge.article;

import io.pronto.knowledge.article.Article.Draft;
import io.pronto.knowledge.article.Article.Published;
import io.pronto.knowledge.article.Article.Retired;
import io.pronto.knowledge.article.Article.State;
import java.util.Map;
import java.util.Optional;

/** The one door through which an article changes, and the one table of what may follow what. */
public final class LifeCycle {
    /** What an editor can do. */
    public enum Action {
        EDIT,
        PUBLISH,
        RETIRE
    }

    /** Why a step is not taken. */
    public enum Refusal {
        /** The version that would be published is the one readers see already. */
        ALREADY_PUBLISHED,
        /** It is retired already. */
        ALREADY_RETIRED
    }

    /** What came of an action. */
    public sealed interface Step {
        /** The article as it is now. */
        record Taken(Article article) implements Step {}

        /** Nothing changed. */
        record Refused(Refusal refusal) implements Step {}
    }

    // A retired article that is edited goes back to the desk as a draft: nobody sees it before it is published again.
    private static final Map<State, Map<Action, State>> TABLE = Map.of(
            State.DRAFT,
            Map.of(Action.EDIT, State.DRAFT, Action.PUBLISH, State.PUBLISHED, Action.RETIRE, State.RETIRED),
            State.PUBLISHED,
            Map.of(Action.EDIT, State.PUBLISHED, Action.PUBLISH, State.PUBLISHED, Action.RETIRE, State.RETIRED),
            State.RETIRED,
            Map.of(Action.EDIT, State.DRAFT, Action.PUBLISH, State.PUBLISHED));

    private LifeCycle() {}

    /** Where an action leads, or nothing if it is not allowed there. */
    public static Optional<State> next(State state, Action action) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(action));
    }

    /** A new article's first version. */
    public static Draft begin(ArticleIdentity identity, ArticleContent content, Edited edited) {
        return new Draft(identity, content, 1, edited);
    }

    /** Writes the next version. Readers go on seeing what they see. */
    public static Article edit(Article article, ArticleContent content, Edited edited) {
        int version = article.version() + 1;
        return switch (article) {
            case Draft draft -> new Draft(draft.identity(), content, version, edited);
            case Published published ->
                new Published(published.identity(), content, version, published.publishedVersion(), edited);
            case Retired retired -> new Draft(retired.identity(), content, version, edited);
        };
    }

    /** Shows the newest version to readers. */
    public static Step publish(Article article, Edited edited) {
        if (article instanceof Published published && !published.hasUnpublishedChanges()) {
            return new Step.Refused(Refusal.ALREADY_PUBLISHED);
        }
        return new Step.Taken(
                new Published(article.identity(), article.content(), article.version(), article.version(), edited));
    }

    /** Hides the article from readers. */
    public static Step retire(Article article, Edited edited) {
        if (next(article.state(), Action.RETIRE).isEmpty()) {
            return new Step.Refused(Refusal.ALREADY_RETIRED);
        }
        return new Step.Taken(new Retired(article.identity(), article.content(), article.version(), edited));
    }
}
