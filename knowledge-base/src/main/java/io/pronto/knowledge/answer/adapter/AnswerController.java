package io.pronto.knowledge.answer.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.Tier;
import io.pronto.knowledge.answer.Answers;
import io.pronto.knowledge.answer.Answers.Ask;
import io.pronto.knowledge.answer.Answers.Outcome;
import io.pronto.knowledge.answer.Answers.Passed;
import io.pronto.knowledge.answer.Decision;
import io.pronto.knowledge.answer.Question;
import io.pronto.knowledge.answer.Worded;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Fate;
import io.pronto.knowledge.gap.Miss;
import io.pronto.knowledge.gap.Misses;
import io.pronto.knowledge.phrasing.Phrasing;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The bot's own path for integrators, staff and the evaluation: one question, one decision. */
@RestController
class AnswerController {
    private static final Logger log = LoggerFactory.getLogger(AnswerController.class);
    private static final int MOST_REJECTED = 50;

    private final Answers answers;
    private final Phrasing phrasing;
    private final Misses misses;
    private final Clock clock;

    AnswerController(Answers answers, Phrasing phrasing, Misses misses, Clock clock) {
        this.answers = answers;
        this.phrasing = phrasing;
        this.misses = misses;
        this.clock = clock;
    }

    /**
     * @param previousQuestion the question before
     * @param rejectedArticles ids of articles that did not help
     * @param tier of a customer whom the caller knows to be who she says; without it only what everybody may read answers
     */
    record Context(
            @Nullable String previousQuestion,
            @Nullable List<ArticleId> rejectedArticles,
            @Nullable Tier tier) {}

    /** @param locale the customer's, such as {@code en} or {@code zh-CN}; the wording of the question has the last word @param language the same, by its older name */
    record AnswerForm(
            @Nullable String question,
            @Nullable String locale,
            @Nullable String language,
            @Nullable Context context) {
        Language spoken() {
            String tag = locale == null ? language : locale;
            return tag == null ? Language.EN : Language.of(tag).orElse(Language.EN);
        }
    }

    record PassageView(Citation source, String text, double nearness) {}

    /** @param decision {@code answer}, {@code ask_back} or {@code hand_off} @param reason why not {@code answer} */
    record AnswerView(
            String decision,
            double confidence,
            String language,
            @Nullable String answer,
            List<Citation> citations,
            List<Choice> choices,
            @Nullable String reason,
            @Nullable String topic,
            List<PassageView> passages) {}

    @PostMapping("/api/v1/knowledge/answers")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN', 'INTEGRATOR')")
    AnswerView answer(Actor actor, @RequestBody AnswerForm form) {
        Language fallback = form.spoken();
        String text = form.question() == null ? "" : form.question();
        return switch (Question.read(text, fallback)) {
            case Question.Reading.Readable readable -> answer(actor, readable.question(), form.context());
            case Question.Reading.Unreadable unreadable ->
                switch (unreadable.flaw()) {
                    case EMPTY -> throw Problem.invalidField("question", "empty-question");
                    case TOO_LONG -> throw Problem.invalidField("question", "text-too-long", Question.LONGEST);
                    case NO_WORDS ->
                        new AnswerView(
                                "ask_back",
                                0,
                                fallback.tag(),
                                null,
                                List.of(),
                                List.of(),
                                Decision.Cause.NO_WORDS.name(),
                                null,
                                List.of());
                };
        };
    }

    private AnswerView answer(Actor actor, Question question, @Nullable Context context) {
        try {
            Outcome outcome = answers.answer(
                    new Ask(question, previous(context), rejected(context), context == null ? null : context.tier()));
            if (actor.is(Role.INTEGRATOR)
                    && outcome.decision() instanceof Decision.HandOff handOff
                    && Fate.of(handOff.reason()).missed()) {
                missed(question);
            }
            return view(outcome, outcome.answer().map(passed -> worded(question, outcome, passed)));
        } catch (SearchIndex.Away away) {
            log.warn("A question goes to people: {}", away.getMessage());
            return handOff(question.language());
        }
    }

    /** What staff tries out is no customer's question; what a program asks for one is. */
    private void missed(Question question) {
        try {
            Miss.of(Miss.Source.PROGRAM, question.language(), question.text(), clock.instant())
                    .ifPresent(misses::add);
        } catch (DataAccessException e) {
            // A statistic less; the answer goes out in any case.
            log.warn("An unanswered question is not remembered.", e);
        }
    }

    private static AnswerView handOff(Language language) {
        return new AnswerView(
                "hand_off",
                0,
                language.tag(),
                null,
                List.of(),
                List.of(),
                HandoffReason.BOT_FAILED.name(),
                null,
                List.of());
    }

    private static @Nullable String previous(@Nullable Context context) {
        String previous = context == null ? null : context.previousQuestion();
        if (previous != null && previous.length() > Question.LONGEST) {
            throw Problem.invalidField("context/previousQuestion", "text-too-long", Question.LONGEST);
        }
        return previous;
    }

    private static Set<ArticleId> rejected(@Nullable Context context) {
        List<ArticleId> rejected = context == null ? null : context.rejectedArticles();
        if (rejected == null) {
            return Set.of();
        }
        if (rejected.size() > MOST_REJECTED) {
            throw Problem.invalidField("context/rejectedArticles", "too-many-rows", MOST_REJECTED);
        }
        return new HashSet<>(rejected);
    }

    private Worded worded(Question question, Outcome outcome, Passed passed) {
        return Worded.of(
                phrasing, question.text(), outcome.language(), passed.text(), passed.source(), outcome.passages());
    }

    private static AnswerView view(Outcome outcome, Optional<Worded> worded) {
        Decision decision = outcome.decision();
        String word = switch (decision) {
            case Decision.Answer given -> "answer";
            case Decision.AskBack ask -> "ask_back";
            case Decision.HandOff handOff -> "hand_off";
        };
        String reason = switch (decision) {
            case Decision.Answer given -> null;
            case Decision.AskBack ask -> ask.cause().name();
            case Decision.HandOff handOff -> handOff.reason().name();
        };
        return new AnswerView(
                word,
                decision.confidence(),
                outcome.language().tag(),
                worded.map(Worded::text).orElse(null),
                worded.map(Worded::citations).orElse(List.of()),
                decision instanceof Decision.AskBack ? outcome.choices() : List.of(),
                reason,
                outcome.topic(),
                outcome.passages().stream()
                        .map(shown -> new PassageView(shown.source(), shown.text(), shown.nearness()))
                        .toList());
    }
}
