package io.pronto.knowledge.article.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.platform.background.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what is due. It sleeps until the next due time, at most {@link #SWEEP}, in which a schedule made elsewhere shows; any
 * replica may do it, since the article's row is locked and looked at again.
 */
final class DuePublishing extends BackgroundLoop {
    private static final Logger log = LoggerFactory.getLogger(DuePublishing.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int PAGE = 50;

    private final Articles articles;
    private final ArticleDesk desk;
    private final Clock clock;

    DuePublishing(Articles articles, ArticleDesk desk, Clock clock) {
        super("due-publishing");
        this.articles = articles;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isRunning()) {
            Thread.sleep(sweep());
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
}
