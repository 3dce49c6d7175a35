package io.pronto.knowledge.learning.adapter;

import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.learning.Feedbacks;
import io.pronto.knowledge.learning.Judged;
import io.pronto.knowledge.learning.Reliability;
import io.pronto.knowledge.learning.School;
import io.pronto.knowledge.learning.Threshold.Wanted;
import io.pronto.knowledge.learning.adapter.AnswerWishes.Wish;
import io.pronto.knowledge.learning.adapter.Learning.Known;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the bot's confidence holds, and from which one on it answers. */
@RestController
@RequestMapping("/api/v1/knowledge")
class ReliabilityController {
    private static final int MOST_JUDGED = 5_000;

    private final Learning learning;
    private final Feedbacks feedbacks;
    private final AnswerWishes wishes;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReliabilityController(
            Learning learning,
            Feedbacks feedbacks,
            AnswerWishes wishes,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.learning = learning;
        this.feedbacks = feedbacks;
        this.wishes = wishes;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * From which confidence on readers are answered, and why.
     *
     * @param answerAt null while there is nothing to choose it from: then what is shipped holds
     * @param source {@code feedback} or {@code lessons}
     * @param revision of the wish, for an edit
     */
    record ThresholdView(
            String audience,
            double wantedPrecision,
            double foreignShare,
            long revision,
            @Nullable Double answerAt,
            @Nullable Double precision,
            @Nullable Double coverage,
            @Nullable Double foreignAnswered,
            @Nullable String source,
            @Nullable Integer judged) {}

    /** @param articles how many the model can guess @param fromFeedback what people said @param fromLessons lessons kept aside */
    record LanguageView(
            String language,
            boolean upToDate,
            @Nullable Instant learnedAt,
            int lessons,
            int articles,
            int phrasings,
            Reliability fromFeedback,
            Reliability fromLessons,
            List<ThresholdView> thresholds) {}

    record ReliabilityView(List<LanguageView> languages) {}

    @GetMapping("/reliability")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    ReliabilityView reliability() {
        List<LanguageView> languages = new ArrayList<>();
        Map<Audience, Wish> wanted = wishes.all();
        for (Language language : Language.values()) {
            languages.add(view(language, wanted));
        }
        return new ReliabilityView(languages);
    }

    private LanguageView view(Language language, Map<Audience, Wish> wanted) {
        Known known = learning.known(language).orElse(null);
        TaughtModels.Kept model = known == null ? null : known.model().orElse(null);
        List<Judged> lessons = model == null
                ? List.of()
                : model.learned().map(School.Learned::judged).orElse(List.of());
        return new LanguageView(
                language.tag(),
                learning.upToDate(language),
                model == null ? null : model.learnedAt(),
                model == null ? 0 : model.lessons(),
                model == null
                        ? 0
                        : model.learned()
                                .map(learned -> learned.model().articles().size())
                                .orElse(0),
                known == null ? 0 : known.phrasings().size(),
                Reliability.of(feedbacks.judged(language, null, MOST_JUDGED)),
                Reliability.of(lessons),
                wanted.entrySet().stream()
                        .map(wish -> view(
                                wish.getKey(),
                                wish.getValue(),
                                known == null ? null : known.chosen().get(wish.getKey())))
                        .toList());
    }

    private static ThresholdView view(Audience audience, Wish wish, Learning.@Nullable Chosen chosen) {
        return new ThresholdView(
                audience.name().toLowerCase(Locale.ROOT),
                wish.wanted().precision(),
                wish.wanted().foreignShare(),
                wish.revision(),
                chosen == null ? null : chosen.threshold().confidence(),
                chosen == null ? null : chosen.threshold().precision(),
                chosen == null ? null : chosen.threshold().coverage(),
                chosen == null || Double.isNaN(chosen.threshold().foreignAnswered())
                        ? null
                        : chosen.threshold().foreignAnswered(),
                chosen == null ? null : chosen.source().name().toLowerCase(Locale.ROOT),
                chosen == null ? null : chosen.judged());
    }

    /** @param precision wanted, .5 to 1 @param foreignShare how many of the questions asked have no answer, 0 to .9 */
    record WishForm(@Nullable Double precision, @Nullable Double foreignShare) {}

    record WishView(double precision, double foreignShare) {}

    @PutMapping("/reliability/{audience}")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<WishView> wish(
            Actor actor,
            @PathVariable String audience,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody WishForm form) {
        Audience readers = audience(audience);
        long revision = Revision.required(ifMatch);
        double precision = within("precision", form.precision(), .5, 1);
        double share = within("foreignShare", form.foreignShare(), 0, .9);
        transaction.executeWithoutResult(status -> {
            if (!wishes.save(readers, new Wanted(precision, share), revision)) {
                Wish now = wishes.all().get(readers);
                throw Problem.stale(now == null ? 0 : now.revision());
            }
            audit.record(
                    actor,
                    clock.instant(),
                    "answer-wish.changed",
                    "answer-wish:" + audience,
                    Map.of("precision", precision, "foreignShare", share));
        });
        learning.wake();
        return ResponseEntity.ok().eTag(Revision.etag(revision + 1)).body(new WishView(precision, share));
    }

    private static Audience audience(String word) {
        for (Audience audience : Audience.values()) {
            if (audience.name().toLowerCase(Locale.ROOT).equals(word)) {
                return audience;
            }
        }
        throw Problem.notFound();
    }

    private static double within(String field, @Nullable Double value, double least, double most) {
        if (value == null || !(value >= least && value <= most)) {
            throw Problem.invalidField(field, "invalid-value", field, least + " … " + most);
        }
        return value;
    }
}
