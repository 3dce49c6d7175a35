package io.pronto.conversation.promise.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.SlaEvent.ClockBreached;
import io.pronto.contracts.SlaEvent.ClockCancelled;
import io.pronto.contracts.SlaEvent.ClockMet;
import io.pronto.contracts.SlaEvent.ClockPaused;
import io.pronto.contracts.SlaEvent.ClockRebased;
import io.pronto.contracts.SlaEvent.ClockResumed;
import io.pronto.contracts.SlaEvent.ClockSettled;
import io.pronto.contracts.SlaEvent.ClockStarted;
import io.pronto.contracts.SlaEvent.ClockWarned;
import io.pronto.conversation.live.LiveFeed;
import io.pronto.conversation.promise.Clocks;
import io.pronto.platform.event.EventHandler;
import io.pronto.platform.event.Subscriptions;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class PromiseWiring {

    @Bean
    Clocks clocks(JdbcClient jdbc) {
        return new PostgresClocks(jdbc);
    }

    /** What agents and supervisors are told about a promise in danger. */
    record Notice(
            String kind,
            UUID conversationId,
            Metric metric,
            @Nullable Integer percent,
            Instant dueAt,
            Instant at) {}

    @Bean
    @Order(3)
    Subscriptions clockNews(Clocks clocks, LiveFeed feed, ObjectMapper json) {
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
                .on(
                        ClockWarned.class,
                        (e, _) -> notice(
                                feed,
                                e.conversation(),
                                json.writeValueAsString(new Notice(
                                        "warning",
                                        e.conversation().value(),
                                        e.metric(),
                                        e.percent(),
                                        e.dueAt(),
                                        e.at()))))
                .on(ClockBreached.class, showing(feed, e -> {
                    clocks.ended(e.clock(), "breached", e.at());
                    notice(
                            feed,
                            e.conversation(),
                            json.writeValueAsString(new Notice(
                                    "breach", e.conversation().value(), e.metric(), null, e.dueAt(), e.at())));
                }));
    }

    private static <E extends SlaEvent> EventHandler<E> showing(LiveFeed feed, Consumer<E> effect) {
        return (event, _) -> {
            effect.accept(event);
            feed.changed(event.conversation());
        };
    }

    private static void notice(LiveFeed feed, ConversationId conversation, String data) {
        feed.sendToStaffOf(conversation, "notice", data);
    }
}
