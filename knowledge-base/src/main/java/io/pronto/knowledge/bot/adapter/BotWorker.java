package io.pronto.knowledge.bot.adapter;

import io.pronto.contracts.KnowledgeEvent;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.KnowledgeEvent.BotGaveUp;
import io.pronto.contracts.KnowledgeEvent.ClarificationAsked;
import io.pronto.contracts.SkillId;
import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.bot.Bot;
import io.pronto.knowledge.bot.Bot.Owed;
import io.pronto.knowledge.bot.BotReply;
import io.pronto.knowledge.bot.BotSession;
import io.pronto.knowledge.bot.BotSessions;
import io.pronto.knowledge.bot.Dialogue;
import io.pronto.knowledge.bot.Dialogue.Turn;
import io.pronto.knowledge.bot.adapter.BotTasks.Claimed;
import io.pronto.platform.event.EventOutbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pays what the bot owes, at once and outside the transaction of the event: woken by each new task, swept every second for
 * what a crash left behind. Whatever happens, a message gets exactly one outcome; if nothing else, that the bot gave up.
 */
final class BotWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BotWorker.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration TIDY = Duration.ofMinutes(10);

    private final Bot bot;
    private final BotTasks tasks;
    private final BotSessions sessions;
    private final EventOutbox outbox;
    private final TransactionTemplate transaction;
    private final KnowledgeSettings settings;
    private final Clock clock;
    private final Semaphore places;
    private final Semaphore wakes = new Semaphore(0);
    private volatile Thread thread = Thread.ofVirtual().unstarted(this::run);
    private volatile boolean running;

    BotWorker(
            Bot bot,
            BotTasks tasks,
            BotSessions sessions,
            EventOutbox outbox,
            TransactionTemplate transaction,
            KnowledgeSettings settings,
            Clock clock) {
        this.bot = bot;
        this.tasks = tasks;
        this.sessions = sessions;
        this.outbox = outbox;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
        this.places = new Semaphore(settings.bot().parallel());
    }

    /** There is something new to do. */
    void wake() {
        wakes.release();
    }

    private void run() {
        Instant tidied = clock.instant();
        try {
            while (running) {
                if (wakes.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
                try {
                    startAll();
                    if (Duration.between(tidied, clock.instant()).compareTo(TIDY) > 0) {
                        tidy();
                        tidied = clock.instant();
                    }
                } catch (RuntimeException e) {
                    log.warn("The bot's tasks cannot be read; the next try is in {} s.", SWEEP.toSeconds(), e);
                }
            }
        } catch (InterruptedException e) {
            log.debug("The bot stops.");
        }
    }

    /** Starts as many tasks as there are places; one that ends wakes us for the next. */
    private void startAll() {
        while (running && places.tryAcquire()) {
            Optional<Claimed> task = Optional.empty();
            try {
                task = tasks.claim(clock.instant(), lease());
            } finally {
                if (task.isEmpty()) {
                    places.release();
                }
            }
            if (task.isEmpty()) {
                return;
            }
            Claimed claimed = task.get();
            Thread.ofVirtual().name("bot-" + claimed.owed().message()).start(() -> {
                try {
                    pay(claimed);
                } catch (RuntimeException e) {
                    // The database went away: the claim runs out and the sweep finds the task again.
                    log.warn(
                            "The reply to {} could not be stored.",
                            claimed.owed().message(),
                            e);
                } finally {
                    places.release();
                    wake();
                }
            });
        }
    }

    private Duration lease() {
        return settings.patience().multipliedBy(2).plusSeconds(2);
    }

    private void pay(Claimed task) {
        Owed owed = task.owed();
        BotSession session = sessions.find(owed.conversation())
                .map(known -> inLanguage(known, owed))
                .orElseGet(() -> BotSession.begin(owed.conversation(), owed.language()));
        Turn turn;
        if (task.attempt() > settings.bot().attempts()) {
            turn = Dialogue.broken(asked(session, owed));
        } else {
            try {
                turn = patiently(session, owed);
            } catch (TimeoutException | RuntimeException e) {
                log.warn(
                        "The bot failed on message {} (try {} of {}).",
                        owed.message(),
                        task.attempt(),
                        settings.bot().attempts(),
                        e);
                if (task.attempt() < settings.bot().attempts()) {
                    tasks.release(task);
                    return;
                }
                turn = Dialogue.broken(asked(session, owed));
            }
        }
        store(task, turn);
    }

    private Turn patiently(BotSession session, Owed owed) throws TimeoutException {
        FutureTask<Turn> work = new FutureTask<>(() -> bot.reply(session, owed));
        Thread worker = Thread.ofVirtual().name("bot-try-" + owed.message()).start(work);
        try {
            return work.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The bot could not reply to " + owed.message() + ".", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service stops; the task stays.", e);
        } finally {
            worker.interrupt();
        }
    }

    private void store(Claimed task, Turn turn) {
        Instant now = clock.instant();
        KnowledgeEvent event = event(task.owed(), turn, now);
        transaction.executeWithoutResult(status -> {
            if (tasks.finish(task, event.getClass().getSimpleName(), now)) {
                sessions.save(turn.session(), now);
                outbox.publish(event);
            }
        });
    }

    private KnowledgeEvent event(Owed owed, Turn turn, Instant now) {
        String language = turn.session().language().tag();
        return switch (turn.reply()) {
            case BotReply.Says says ->
                new AnswerGiven(
                        owed.conversation(),
                        owed.message(),
                        says.text(),
                        language,
                        says.citations(),
                        says.confidence(),
                        now);
            case BotReply.AsksBack asks ->
                new ClarificationAsked(
                        owed.conversation(),
                        owed.message(),
                        asks.text(),
                        language,
                        asks.choices(),
                        asks.confidence(),
                        now);
            case BotReply.GivesUp gives ->
                new BotGaveUp(
                        owed.conversation(),
                        owed.message(),
                        gives.reason(),
                        gives.summary(),
                        skill(gives.topic()),
                        gives.confidence(),
                        now);
        };
    }

    /** The skill that the settings name for a category, else one of the category's own name. */
    private @Nullable SkillId skill(@Nullable String topic) {
        return topic == null ? null : new SkillId(settings.skills().getOrDefault(topic, topic));
    }

    private static BotSession inLanguage(BotSession known, Owed owed) {
        return known.speaking(owed.language());
    }

    private static BotSession asked(BotSession session, Owed owed) {
        return owed.text().isBlank()
                ? session
                : session.asked(session.language(), owed.text().strip());
    }

    private void tidy() {
        Instant then = clock.instant().minus(settings.bot().memory());
        int gone;
        do {
            gone = Math.max(tasks.forgetBefore(then), sessions.forgetBefore(then));
        } while (gone == 1000 && running);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("bot").start(this::run);
        wake();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(SWEEP);
            // Replies under way are stored before the database goes.
            if (!places.tryAcquire(
                    settings.bot().parallel(), settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("The bot stops with replies under way; another replica takes them over.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
