package io.pronto.conversation.promise.adapter;

import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.SlaEvent.ClockAdjusted;
import io.pronto.contracts.SlaEvent.ClockBreached;
import io.pronto.contracts.SlaEvent.ClockCancelled;
import io.pronto.contracts.SlaEvent.ClockMet;
import io.pronto.contracts.SlaEvent.ClockPaused;
import io.pronto.contracts.SlaEvent.ClockRebased;
import io.pronto.contracts.SlaEvent.ClockResumed;
import io.pronto.contracts.SlaEvent.ClockSettled;
import io.pronto.contracts.SlaEvent.ClockStarted;
import io.pronto.conversation.live.LiveFeed;
import io.pronto.conversation.promise.Clocks;
import io.pronto.platform.event.EventHandler;
import io.pronto.platform.event.Subscriptions;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PromiseWiring {

    @Bean
    Clocks clocks(JdbcClient jdbc) {
        return new PostgresClocks(jdbc);
    }

    @Bean
    @Order(3)
    Subscriptions clockNews(Clocks clocks, LiveFeed feed) {
        return Subscriptions.of("promises")
                .on(
                        ClockStarted.class,
                        showing(
                                feed,
                                e -> clocks.started(
                                        e.conversation(),
                                        e.clock(),
                                        e.metric(),
                                        e.target().toSeconds(),
                                        e.dueAt(),
                                        e.at())))
                .on(ClockPaused.class, showing(feed, e -> clocks.paused(e.clock(), e.at())))
                .on(ClockResumed.class, showing(feed, e -> clocks.resumed(e.clock(), e.dueAt(), e.at())))
                .on(
                        ClockRebased.class,
                        showing(feed, e -> clocks.rebased(e.clock(), e.target().toSeconds(), e.dueAt(), e.at())))
                .on(ClockMet.class, showing(feed, e -> clocks.ended(e.clock(), "met", e.at())))
                .on(ClockSettled.class, showing(feed, e -> clocks.ended(e.clock(), "settled", e.at())))
                .on(ClockCancelled.class, showing(feed, e -> clocks.ended(e.clock(), "cancelled", e.at())))
                .on(ClockBreached.class, showing(feed, e -> clocks.ended(e.clock(), "breached", e.at())))
                .on(
                        ClockAdjusted.class,
                        showing(feed, e -> clocks.rebased(e.clock(), e.target().toSeconds(), e.dueAt(), e.at())))
                .patient();
    }

    private static <E extends SlaEvent> EventHandler<E> showing(LiveFeed feed, Consumer<E> effect) {
        return (event, _) -> {
            effect.accept(event);
            feed.changed(event.conversation());
        };
    }
}
