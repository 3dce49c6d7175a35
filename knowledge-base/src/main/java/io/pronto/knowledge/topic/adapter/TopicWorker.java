package io.pronto.knowledge.topic.adapter;

import io.pronto.contracts.KnowledgeEvent.TopicSuggested;
import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.topic.Course;
import io.pronto.knowledge.topic.Guess;
import io.pronto.knowledge.topic.Lesson;
import io.pronto.knowledge.topic.Topic;
import io.pronto.knowledge.topic.Topics;
import io.pronto.knowledge.topic.adapter.TopicCases.Known;
import io.pronto.knowledge.topic.adapter.TopicCases.Wanted;
import io.pronto.knowledge.topic.adapter.TopicModels.Kept;
import io.pronto.platform.event.EventOutbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Guesses what is to be guessed, one at a time beside the bot's own work, and learns when it is due. Nobody waits for either: what is
 * not guessed in time goes where rules or the general queue say.
 */
final class TopicWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicWorker.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PRUNE = Duration.ofHours(1);
    private static final Duration UNFINISHED = Duration.ofDays(30);
    /** Told anew only when the confidence has changed by more. */
    private static final double NEWS = .05;

    private final TopicCases cases;
    private final TopicModels models;
    private final TopicTraining training;
    private final Topics topics;
    private final Embeddings embeddings;
    private final BiPredicate<Language, float[]> aboutNothing;
    private final EventOutbox outbox;
    private final TransactionTemplate transaction;
    private final TransactionTemplate steady;
    private final JdbcTemplate template;
    private final KnowledgeSettings.Topics settings;
    private final Clock clock;
    private final Semaphore wakes = new Semaphore(0);
    private volatile Thread guesser = Thread.ofVirtual().unstarted(() -> {});
    private volatile Thread learner = Thread.ofVirtual().unstarted(() -> {});
    private volatile boolean running;

    /** @param aboutNothing whether what is said in that direction is about no topic at all, whatever the topics are */
    TopicWorker(
            TopicCases cases,
            TopicModels models,
            TopicTraining training,
            Topics topics,
            Embeddings embeddings,
            BiPredicate<Language, float[]> aboutNothing,
            EventOutbox outbox,
            TransactionTemplate transaction,
            JdbcTemplate template,
            KnowledgeSettings.Topics settings,
            Clock clock) {
        this.cases = cases;
        this.models = models;
        this.training = training;
        this.topics = topics;
        this.embeddings = embeddings;
        this.aboutNothing = aboutNothing;
        this.outbox = outbox;
        this.transaction = transaction;
        this.steady = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()), transaction);
        // Lessons are gone through twice and must be the same both times.
        this.steady.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.template = template;
        this.settings = settings;
        this.clock = clock;
    }

    /** There is something to guess. */
    void wake() {
        wakes.release();
    }

    /** What that text seems to be about; nothing while there are no topics, or when it only asks for a person. */
    Optional<Guess> guess(Language language, String text) {
        return models.newest(language, embeddings.model(language)).flatMap(kept -> {
            float[] vector = embeddings.ofQuestion(language, text);
            return aboutNothing.test(language, vector)
                    ? Optional.empty()
                    : kept.model().guess(vector);
        });
    }

    private void guessAll() {
        try {
            while (running) {
                if (wakes.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
                try {
                    while (running && Boolean.TRUE.equals(transaction.execute(status -> guessNext()))) {
                        Thread.yield();
                    }
                } catch (RuntimeException e) {
                    log.warn("Topics cannot be guessed; the next try is in {} s.", SWEEP.toSeconds(), e);
                }
            }
        } catch (InterruptedException e) {
            log.debug("Guessing stops.");
        }
    }

    private boolean guessNext() {
        Optional<Wanted> next = cases.next();
        if (next.isEmpty()) {
            return false;
        }
        Wanted wanted = next.get();
        Language language = wanted.language();
        String embeddingModel = embeddings.model(language);
        Optional<Kept> kept = models.newest(language, embeddingModel)
                .filter(newest -> !newest.model().topics().isEmpty());
        if (kept.isEmpty()) {
            // Nobody has named any topics: there is nothing to be about.
            cases.embedded(wanted.conversation(), null, null);
            return true;
        }
        float[] vector;
        try {
            vector = embeddings.ofQuestion(language, wanted.text());
        } catch (RuntimeException e) {
            log.warn("The topic of {} cannot be guessed.", wanted.conversation(), e);
            cases.failed(wanted.conversation());
            return true;
        }
        if (aboutNothing.test(language, vector)) {
            // Nothing to guess from, and nothing to learn from either; the next message may say more.
            cases.embedded(wanted.conversation(), null, null);
            return true;
        }
        cases.embedded(wanted.conversation(), vector, embeddingModel);
        Instant now = clock.instant();
        double sureAt = training.state(now).sureAt();
        kept.get().model().guess(vector).ifPresent(guess -> {
            boolean sure = guess.confidence() >= sureAt;
            cases.guessed(wanted.conversation(), guess, sure, kept.get().version());
            if (isNews(wanted.known(), guess, sure)) {
                outbox.publish(new TopicSuggested(
                        wanted.conversation(),
                        guess.topic(),
                        guess.confidence(),
                        sure,
                        guess.alternatives(),
                        kept.get().version(),
                        now));
            }
        });
        return true;
    }

    private static boolean isNews(@Nullable Known known, Guess guess, boolean sure) {
        return known == null
                || !known.topic().equals(guess.topic())
                || known.sure() != sure
                || Math.abs(known.confidence() - guess.confidence()) > NEWS;
    }

    private void learnWhenDue() {
        Instant pruned = clock.instant();
        try {
            while (running) {
                try {
                    Instant now = clock.instant();
                    if (training.claim(now, next(now))) {
                        learn(now);
                    }
                    if (Duration.between(pruned, now).compareTo(PRUNE) > 0) {
                        int gone = cases.prune(now.minus(settings.memory()), now.minus(UNFINISHED));
                        log.debug("{} old conversations are no longer learned from.", gone);
                        pruned = now;
                    }
                } catch (RuntimeException e) {
                    log.warn("Topics cannot be learned; the next look is in {} s.", LOOK.toSeconds(), e);
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            log.debug("Learning stops.");
        }
    }

    private Instant next(Instant now) {
        Instant today = now.atOffset(ZoneOffset.UTC).with(settings.trainAt()).toInstant();
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }

    private void learn(Instant now) {
        try {
            double sureAt = training.state(now).sureAt();
            List<Topic> active = topics.all().stream().filter(Topic::active).toList();
            for (Language language : Language.values()) {
                learn(language, active, sureAt);
            }
            training.done(null, clock.instant());
        } catch (RuntimeException e) {
            log.warn("Topics were not learned.", e);
            String error = String.valueOf(e.getMessage());
            training.done(error.substring(0, Math.min(error.length(), 500)), clock.instant());
        }
    }

    private void learn(Language language, List<Topic> active, double sureAt) {
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Topic topic : active) {
            for (String prototype : topic.prototypes(language)) {
                names.add(topic.key());
                texts.add(prototype);
            }
        }
        List<float[]> vectors = texts.isEmpty() ? List.of() : embeddings.ofTexts(language, texts);
        List<Lesson> prototypes = new ArrayList<>();
        for (int at = 0; at < vectors.size(); at++) {
            prototypes.add(new Lesson(names.get(at), vectors.get(at), 1));
        }
        String embeddingModel = embeddings.model(language);
        steady.executeWithoutResult(status -> {
            Course.Result result = Course.learn(
                    embeddings.dimensions(language),
                    prototypes,
                    learner -> cases.lessons(template, language, embeddingModel, settings.mostLessons(), learner),
                    sureAt);
            models.add(language, embeddingModel, result.model(), result.measures(), clock.instant());
            log.info(
                    "Learned {} topics in {} from {} conversations; {} of them right.",
                    result.model().topics().size(),
                    language.tag(),
                    result.measures().lessons(),
                    result.measures().accuracy());
        });
    }

    @Override
    public void start() {
        running = true;
        guesser = Thread.ofVirtual().name("topic-guessing").start(this::guessAll);
        learner = Thread.ofVirtual().name("topic-learning").start(this::learnWhenDue);
    }

    @Override
    public void stop() {
        running = false;
        for (Thread thread : List.of(guesser, learner)) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
