package io.pronto.knowledge.article.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes what is due. It sleeps until the next due time, at most {@link #SWEEP}, in which a schedule made elsewhere shows; any
 * replica may do it, since the article's row is locked and looked at again.
 */
final class DuePublishing implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DuePublishing.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int PAGE = 50;

    private final Articles articles;
    private final ArticleDesk desk;
    private final Clock clock;
    private volatile Thread thread = Thread.ofVirtual().unstarted(this::run);
    private volatile boolean running;

    DuePublishing(Articles articles, ArticleDesk desk, Clock clock) {
        this.articles = articles;
        this.desk = desk;
        this.clock = clock;
    }

    private void run() {
        try {
            while (running) {
                Thread.sleep(sweep());
            }
        } catch (InterruptedException e) {
            log.debug("Publishing what is due stops.");
        }
    }

    /** @return how long nothing is due */
    private Duration sweep() {
        try {
            List<ArticleId> due = articles.due(clock.instant(), PAGE);
            for (ArticleId article : due) {
                desk.publishDue(article);
            }
            Instant next = articles.nextDue().orElse(Instant.MAX);
            Duration wait =
                    next.isBefore(clock.instant().plus(SWEEP)) ? Duration.between(clock.instant(), next) : SWEEP;
            return wait.isPositive() ? wait : Duration.ofMillis(1);
        } catch (RuntimeException e) {
            log.warn("What is due was not published; the next try is in {} s.", SWEEP.toSeconds(), e);
            return SWEEP;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("due-publishing").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
