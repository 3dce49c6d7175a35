package io.pronto.knowledge.article;

import io.pronto.knowledge.article.Article.Draft;
import io.pronto.knowledge.article.Article.InReview;
import io.pronto.knowledge.article.Article.Published;
import io.pronto.knowledge.article.Article.Retired;
import io.pronto.knowledge.article.Article.Scheduled;
import io.pronto.knowledge.article.Article.State;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The one door through which an article changes, and the one table of what may follow what. */
public final class LifeCycle {
    /** What can be done with an article. */
    public enum Action {
        /** Write a further version. */
        EDIT,
        /** Ask somebody to look at it. */
        SUBMIT,
        /** Give it back to the desk, out of review or off the schedule. */
        SEND_BACK,
        /** Publish it at a time. */
        SCHEDULE,
        PUBLISH,
        RETIRE
    }

    /** Why a step is not taken. */
    public enum Refusal {
        /** The version that would be published is the one readers see already. */
        ALREADY_PUBLISHED,
        /** It is retired already. */
        ALREADY_RETIRED,
        /** The state does not allow it. */
        NOT_NOW,
        /** The time it should be published at is over. */
        TIME_IS_OVER
    }

    /** What came of an action. */
    public sealed interface Step {
        /** The article as it is now. */
        record Taken(Article article) implements Step {}

        /** Nothing changed. */
        record Refused(Refusal refusal) implements Step {}
    }

    // DRAFT here means "back on the desk": an article that readers see in an older version is PUBLISHED instead.
    // An edit takes an article off the schedule: nothing is published at night that nobody has looked at.
    // A retired article that is edited goes back to the desk as a draft: nobody sees it before it is published again.
    private static final Map<State, Map<Action, State>> TABLE = Map.of(
            State.DRAFT,
            Map.of(
                    Action.EDIT, State.DRAFT,
                    Action.SUBMIT, State.IN_REVIEW,
                    Action.SCHEDULE, State.SCHEDULED,
                    Action.PUBLISH, State.PUBLISHED,
                    Action.RETIRE, State.RETIRED),
            State.IN_REVIEW,
            Map.of(
                    Action.EDIT, State.IN_REVIEW,
                    Action.SUBMIT, State.IN_REVIEW,
                    Action.SEND_BACK, State.DRAFT,
                    Action.SCHEDULE, State.SCHEDULED,
                    Action.PUBLISH, State.PUBLISHED,
                    Action.RETIRE, State.RETIRED),
            State.SCHEDULED,
            Map.of(
                    Action.EDIT, State.DRAFT,
                    Action.SEND_BACK, State.DRAFT,
                    Action.SCHEDULE, State.SCHEDULED,
                    Action.PUBLISH, State.PUBLISHED,
                    Action.RETIRE, State.RETIRED),
            State.PUBLISHED,
            Map.of(
                    Action.EDIT, State.PUBLISHED,
                    Action.SUBMIT, State.IN_REVIEW,
                    Action.SCHEDULE, State.SCHEDULED,
                    Action.PUBLISH, State.PUBLISHED,
                    Action.RETIRE, State.RETIRED),
            State.RETIRED,
            Map.of(Action.EDIT, State.DRAFT, Action.PUBLISH, State.PUBLISHED));

    private LifeCycle() {}

    /** Where an action leads an article that readers see or do not see, or nothing if it is not allowed there. */
    public static Optional<State> next(State state, boolean shown, Action action) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(action))
                .map(next -> next == State.DRAFT && shown ? State.PUBLISHED : next);
    }

    /** A new article's first version. */
    public static Draft begin(ArticleIdentity identity, ArticleContent content, Edited edited) {
        return new Draft(identity, content, 1, edited);
    }

    /** Writes the next version. Readers go on seeing what they see. */
    public static Article edit(Article article, ArticleContent content, Edited edited) {
        int version = article.version() + 1;
        return article instanceof InReview review
                ? new InReview(
                        review.identity(), content, version, review.publishedVersion(), review.reviewer(), edited)
                : onTheDesk(article.identity(), content, version, article.publishedVersion(), edited);
    }

    /** Asks somebody to look at the newest version. */
    public static Step submit(Article article, String reviewer, Edited edited) {
        if (article.state() == State.PUBLISHED && !article.hasUnpublishedChanges()) {
            return new Step.Refused(Refusal.ALREADY_PUBLISHED);
        }
        return step(
                article,
                Action.SUBMIT,
                () -> new InReview(
                        article.identity(),
                        article.content(),
                        article.version(),
                        article.publishedVersion(),
                        reviewer,
                        edited));
    }

    /** Gives it back to its author, or takes it off the schedule. */
    public static Step sendBack(Article article, Edited edited) {
        return step(
                article,
                Action.SEND_BACK,
                () -> onTheDesk(
                        article.identity(), article.content(), article.version(), article.publishedVersion(), edited));
    }

    /** Lets the newest version be shown from a time on, which must lie ahead of {@code edited}. */
    public static Step schedule(Article article, Instant publishAt, Edited edited) {
        if (article.state() == State.PUBLISHED && !article.hasUnpublishedChanges()) {
            return new Step.Refused(Refusal.ALREADY_PUBLISHED);
        }
        if (!publishAt.isAfter(edited.at())) {
            return new Step.Refused(Refusal.TIME_IS_OVER);
        }
        return step(
                article,
                Action.SCHEDULE,
                () -> new Scheduled(
                        article.identity(),
                        article.content(),
                        article.version(),
                        article.publishedVersion(),
                        publishAt,
                        edited));
    }

    /** Shows the newest version to readers. */
    public static Step publish(Article article, Edited edited) {
        if (article.isShown() && !article.hasUnpublishedChanges()) {
            return new Step.Refused(Refusal.ALREADY_PUBLISHED);
        }
        return step(
                article,
                Action.PUBLISH,
                () -> new Published(
                        article.identity(), article.content(), article.version(), article.version(), edited));
    }

    /** Hides the article from readers. */
    public static Step retire(Article article, Edited edited) {
        if (article.state() == State.RETIRED) {
            return new Step.Refused(Refusal.ALREADY_RETIRED);
        }
        return step(
                article,
                Action.RETIRE,
                () -> new Retired(article.identity(), article.content(), article.version(), edited));
    }

    private static Step step(Article article, Action action, Supplier<Article> then) {
        return next(article.state(), article.isShown(), action).isEmpty()
                ? new Step.Refused(Refusal.NOT_NOW)
                : new Step.Taken(then.get());
    }

    private static Article onTheDesk(
            ArticleIdentity identity, ArticleContent content, int version, int published, Edited edited) {
        return published == 0
                ? new Draft(identity, content, version, edited)
                : new Published(identity, content, version, published, edited);
    }
}
