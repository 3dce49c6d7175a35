package io.pronto.knowledge.learning.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.learning.Feedbacks;
import io.pronto.knowledge.learning.Feedbacks.Phrasing;
import io.pronto.knowledge.learning.Judged;
import io.pronto.knowledge.learning.KnownQuestion;
import io.pronto.knowledge.learning.Regression.Pace;
import io.pronto.knowledge.learning.School;
import io.pronto.knowledge.learning.TaughtModel;
import io.pronto.knowledge.learning.Teachings;
import io.pronto.knowledge.learning.Threshold;
import io.pronto.knowledge.learning.adapter.AnswerWishes.Wish;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.platform.background.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns in the background, one language at a time on a thread of its own, when articles or feedback have changed and the
 * search index has caught up. What was learned is stored and used from the next question on, by all replicas; feedback counts
 * as a known phrasing at once. Learning takes a tenth of the time at most.
 */
final class Learning extends BackgroundLoop implements Teachings {
    private static final Logger log = LoggerFactory.getLogger(Learning.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** So many looks in a row without a change: an import is over. */
    private static final int SETTLED = 3;

    private static final int MOST_LESSONS = 40_000;
    private static final int MOST_PHRASINGS = 4_000;
    private static final int MOST_JUDGED = 5_000;
    private static final int PAGE = 200;
    private static final int LONGEST_ERROR = 500;

    /** So much new feedback is learned at once; less of it counts as phrasings meanwhile. */
    private static final int FEEDBACK = 25;

    /** Fewer verdicts than that say too little to choose a threshold from. */
    static final int ENOUGH_JUDGED = 100;

    private static final Duration MEMORY = Duration.ofDays(30);

    private final Articles articles;
    private final Embeddings embeddings;
    private final Feedbacks feedbacks;
    private final LessonVectors vectors;
    private final TaughtModels models;
    private final AnswerWishes wishes;
    private final LearningRow row;
    private final Clock clock;
    private final Semaphore wakes = new Semaphore(0);
    private final Map<Language, Look> looks = new EnumMap<>(Language.class);
    private volatile Map<Language, Known> known = Map.of();

    Learning(
            Articles articles,
            Embeddings embeddings,
            Feedbacks feedbacks,
            LessonVectors vectors,
            TaughtModels models,
            AnswerWishes wishes,
            LearningRow row,
            Clock clock) {
        super(Thread.ofPlatform().daemon().name("learning").priority(Thread.MIN_PRIORITY));
        this.articles = articles;
        this.embeddings = embeddings;
        this.feedbacks = feedbacks;
        this.vectors = vectors;
        this.models = models;
        this.wishes = wishes;
        this.row = row;
        this.clock = clock;
    }

    /** From where a threshold comes. */
    enum Source {
        /** From what people said of answers. */
        FEEDBACK,
        /** From lessons asked of models that had not seen them. */
        LESSONS
    }

    record Chosen(Threshold threshold, Source source, int judged) {}

    /** @param basis what it was made from; another basis needs another */
    record Known(
            String basis,
            Optional<TaughtModels.Kept> model,
            List<KnownQuestion> phrasings,
            Map<Audience, Chosen> chosen) {}

    private record Look(String state, int unchanged, Instant notBefore) {}

    @Override
    public Optional<TaughtModel> model(Language language) {
        return known(language)
                .flatMap(Known::model)
                .flatMap(TaughtModels.Kept::learned)
                .map(School.Learned::model);
    }

    @Override
    public List<KnownQuestion> phrasings(Language language) {
        return known(language).map(Known::phrasings).orElse(List.of());
    }

    @Override
    public OptionalDouble answerAt(Language language, Audience audience) {
        Chosen chosen = known(language).map(each -> each.chosen().get(audience)).orElse(null);
        return chosen == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(chosen.threshold().confidence());
    }

    Optional<Known> known(Language language) {
        return Optional.ofNullable(known.get(language));
    }

    /** Whether all that is published and said was learned. */
    boolean upToDate(Language language) {
        return row.row(language, clock.instant()).learnedFrom().equals(state(language));
    }

    /** There is feedback, or another wish. */
    void wake() {
        wakes.release();
    }

    private String state(Language language) {
        return row.state(language, feedbacks.count(language) / FEEDBACK);
    }

    @Override
    protected void work() throws InterruptedException {
        Instant tidied = clock.instant();
        while (isRunning()) {
            for (Language language : Language.values()) {
                try {
                    refresh(language);
                    learnIfDue(language);
                } catch (RuntimeException e) {
                    log.warn("What was learned in {} cannot be brought up to date; trying again.", language, e);
                }
            }
            if (Duration.between(tidied, clock.instant()).toHours() > 0) {
                tidied = clock.instant();
                tidy(tidied);
            }
            if (wakes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        }
    }

    private void tidy(Instant now) {
        try {
            vectors.forgetBefore(now.minus(MEMORY));
        } catch (RuntimeException e) {
            log.warn("Old directions of lessons were not removed; the next try is in an hour.", e);
        }
    }

    /** Takes over what this or another replica learned or was told. */
    private void refresh(Language language) throws InterruptedException {
        int version = models.newest(language, embeddings.model(language));
        Map<Audience, Wish> wanted = wishes.all();
        String basis = version + "/" + feedbacks.count(language) + "/" + wanted;
        Known before = known.get(language);
        if (before != null && before.basis().equals(basis)) {
            return;
        }
        Optional<TaughtModels.Kept> model =
                before != null && before.model().map(TaughtModels.Kept::version).orElse(0) == version
                        ? before.model()
                        : version == 0 ? Optional.empty() : Optional.of(models.read(version));
        List<Phrasing> told = feedbacks.phrasings(language, MOST_PHRASINGS);
        List<float[]> directions =
                vectors.of(language, told.stream().map(Phrasing::text).toList(), clock.instant(), Pace.FULL);
        List<KnownQuestion> phrasings = new ArrayList<>();
        for (int at = 0; at < told.size(); at++) {
            phrasings.add(new KnownQuestion(told.get(at).article(), told.get(at).text(), directions.get(at)));
        }
        Map<Audience, Chosen> chosen = new EnumMap<>(Audience.class);
        List<Judged> lessons = model.flatMap(TaughtModels.Kept::learned)
                .map(School.Learned::judged)
                .orElse(List.of());
        wanted.forEach((audience, wish) ->
                choose(language, audience, wish, lessons).ifPresent(each -> chosen.put(audience, each)));
        Map<Language, Known> all = new EnumMap<>(Language.class);
        all.putAll(known);
        all.put(language, new Known(basis, model, List.copyOf(phrasings), Map.copyOf(chosen)));
        known = all;
    }

    private Optional<Chosen> choose(Language language, Audience audience, Wish wish, List<Judged> lessons) {
        List<Judged> judged = feedbacks.judged(language, audience, MOST_JUDGED);
        if (!enough(judged)) {
            judged = feedbacks.judged(language, null, MOST_JUDGED);
        }
        Source source = enough(judged) ? Source.FEEDBACK : Source.LESSONS;
        List<Judged> from = source == Source.LESSONS ? lessons : judged;
        return Threshold.choose(from, wish.wanted()).map(threshold -> new Chosen(threshold, source, from.size()));
    }

    private static boolean enough(List<Judged> judged) {
        return judged.stream().filter(one -> !one.foreign()).count() >= ENOUGH_JUDGED;
    }

    private void learnIfDue(Language language) throws InterruptedException {
        Instant now = clock.instant();
        String state = state(language);
        Look look = looks.getOrDefault(language, new Look("", 0, Instant.EPOCH));
        look = new Look(state, look.state().equals(state) ? look.unchanged() + 1 : 0, look.notBefore());
        looks.put(language, look);
        LearningRow.Row known = row.row(language, now);
        if (look.unchanged() < SETTLED
                || now.isBefore(look.notBefore())
                || known.learnedFrom().equals(state)
                || row.indexing()
                || !row.claim(language, now)) {
            return;
        }
        String error = null;
        try {
            learn(language, now);
        } catch (RuntimeException e) {
            error = String.valueOf(e.getMessage());
            error = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
            log.warn("Learning in {} failed; it is tried again when something changes.", language, e);
        } catch (InterruptedException e) {
            // Somebody else, or we after the restart, shall do it.
            row.done(language, known.learnedFrom(), null);
            throw e;
        }
        row.done(language, state, error);
        Duration took = Duration.between(now, clock.instant());
        looks.put(language, new Look(state, look.unchanged(), clock.instant().plus(took.multipliedBy(9))));
        refresh(language);
    }

    private void learn(Language language, Instant now) throws InterruptedException {
        List<Phrasing> texts = texts(language);
        String model = embeddings.model(language);
        if (teachable(texts) < 2) {
            if (models.newest(language, model) > 0) {
                models.add(language, model, null, texts.size(), now);
            }
            return;
        }
        Pace pace = () -> {
            if (!isRunning() || Thread.interrupted()) {
                throw new InterruptedException();
            }
        };
        List<float[]> directions =
                vectors.of(language, texts.stream().map(Phrasing::text).toList(), now, pace);
        List<KnownQuestion> lessons = new ArrayList<>();
        for (int at = 0; at < texts.size(); at++) {
            lessons.add(new KnownQuestion(texts.get(at).article(), texts.get(at).text(), directions.get(at)));
        }
        School.Learned learned = School.learn(lessons, new SplittableRandom(lessons.size()), pace)
                .orElse(null);
        models.add(language, model, learned, lessons.size(), clock.instant());
        log.info(
                "Learned from {} questions in {}: {} articles, in {} s.",
                lessons.size(),
                language,
                learned == null ? 0 : learned.model().articles().size(),
                Duration.between(now, clock.instant()).toSeconds());
    }

    private static long teachable(List<Phrasing> texts) {
        Map<@Nullable ArticleId, Integer> counts = new HashMap<>();
        texts.stream()
                .filter(text -> text.article() != null)
                .forEach(text -> counts.merge(text.article(), 1, Integer::sum));
        return counts.values().stream().filter(count -> count >= School.ENOUGH).count();
    }

    /** Feedback first: it is newer than what was written with the article. */
    private List<Phrasing> texts(Language language) {
        Set<ArticleId> readable = new HashSet<>();
        List<Phrasing> written = new ArrayList<>();
        ArticleId after = null;
        List<PublishedArticle> page;
        do {
            page = articles.publishedList(language, Audience.readableBy(null), null, after, PAGE);
            for (PublishedArticle article : page) {
                readable.add(article.id());
                written.add(new Phrasing(article.id(), article.content().title()));
                article.content()
                        .exampleQuestions()
                        .forEach(question -> written.add(new Phrasing(article.id(), question)));
                after = article.id();
            }
        } while (page.size() == PAGE && written.size() < MOST_LESSONS);
        List<Phrasing> all = new ArrayList<>();
        feedbacks.phrasings(language, MOST_PHRASINGS).stream()
                .filter(phrasing -> phrasing.article() == null || readable.contains(phrasing.article()))
                .forEach(all::add);
        all.addAll(written);
        return all.subList(0, Math.min(all.size(), MOST_LESSONS));
    }
}
