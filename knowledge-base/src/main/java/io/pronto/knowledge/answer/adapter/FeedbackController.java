package io.pronto.knowledge.answer.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.ConversationId;
import io.pronto.knowledge.answer.Answers;
import io.pronto.knowledge.answer.Answers.Ask;
import io.pronto.knowledge.answer.Answers.Outcome;
import io.pronto.knowledge.answer.Question;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.learning.Feedback;
import io.pronto.knowledge.learning.Feedback.Guess;
import io.pronto.knowledge.learning.Feedback.Verdict;
import io.pronto.knowledge.learning.Feedbacks;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people say about answers; the bot learns from it. */
@RestController
class FeedbackController {
    private final Answers answers;
    private final Articles articles;
    private final Feedbacks feedbacks;
    private final Clock clock;

    FeedbackController(Answers answers, Articles articles, Feedbacks feedbacks, Clock clock) {
        this.answers = answers;
        this.articles = articles;
        this.feedbacks = feedbacks;
        this.clock = clock;
    }

    /**
     * @param language the customer's, {@code en} or {@code zh}; the wording of the question has the last word
     * @param articleId what the verdict is about; left out with {@code nothing_fits}
     * @param verdict {@code right}, {@code wrong}, {@code this_was_the_answer} or {@code nothing_fits}
     * @param conversationId where it was asked
     */
    record FeedbackForm(
            @Nullable String questionText,
            @Nullable String language,
            @Nullable ArticleId articleId,
            @Nullable String verdict,
            @Nullable ConversationId conversationId) {}

    /** @param guessedArticle what would have been answered before this was learned @param confidence how surely, 0 to 1 */
    record FeedbackView(@Nullable ArticleId guessedArticle, double confidence) {}

    @PostMapping("/api/v1/knowledge/answers/feedback")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN', 'INTEGRATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    FeedbackView give(Actor actor, @RequestBody FeedbackForm form) {
        Verdict verdict = verdict(form.verdict());
        Question question = question(form);
        ArticleId article = form.articleId();
        if (verdict == Verdict.NOTHING_FITS && article != null) {
            throw Problem.invalidField("articleId", "invalid-value", "articleId", "null");
        }
        if (verdict != Verdict.NOTHING_FITS
                && (article == null || articles.published(List.of(article)).isEmpty())) {
            throw Problem.invalidField("articleId", "invalid-value", "articleId", "a published article");
        }
        Guess guess = guess(question);
        feedbacks.add(new Feedback(
                question.text(),
                question.language(),
                Audience.PUBLIC,
                article,
                verdict,
                guess,
                form.conversationId(),
                actor.id(),
                clock.instant()));
        return new FeedbackView(guess.article(), guess.confidence());
    }

    private Guess guess(Question question) {
        try {
            Outcome outcome = answers.answer(Ask.alone(question));
            return new Guess(
                    outcome.passages().isEmpty()
                            ? null
                            : outcome.passages().getFirst().source().article(),
                    outcome.decision().confidence());
        } catch (SearchIndex.Away away) {
            throw Problem.unavailable("index-away").because(away);
        }
    }

    private static Question question(FeedbackForm form) {
        String text = form.questionText() == null ? "" : form.questionText();
        Language fallback = form.language() == null
                ? Language.EN
                : Language.of(form.language()).orElse(Language.EN);
        return switch (Question.read(text, fallback)) {
            case Question.Reading.Readable readable -> readable.question();
            case Question.Reading.Unreadable unreadable ->
                throw switch (unreadable.flaw()) {
                    case EMPTY, NO_WORDS -> Problem.invalidField("questionText", "empty-question");
                    case TOO_LONG -> Problem.invalidField("questionText", "text-too-long", Question.LONGEST);
                };
        };
    }

    private static Verdict verdict(@Nullable String word) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().toLowerCase(Locale.ROOT).equals(word)) {
                return verdict;
            }
        }
        throw Problem.invalidField(
                "verdict", "invalid-value", "verdict", "right, wrong, this_was_the_answer, nothing_fits");
    }
}
