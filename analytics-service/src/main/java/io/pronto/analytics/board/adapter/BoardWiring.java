package io.pronto.analytics.board.adapter;

import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.contracts.KnowledgeEvent;
import io.pronto.contracts.RoutingEvent;
import io.pronto.platform.event.Subscriptions;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class BoardWiring {
    /** Events that leave the board as it is. */
    private static final Set<Class<? extends Event>> UNSEEN = Set.of(
            RoutingEvent.WaitEstimated.class,
            ConversationEvent.NoteAdded.class,
            ConversationEvent.AnswerJudged.class,
            ConversationEvent.GreetingSent.class);

    @Bean
    @Order(100)
    Subscriptions boardChanges(BoardFeed feed) {
        Subscriptions all = Subscriptions.of("board");
        for (Class<? extends Event> type : EventTypes.all().values()) {
            if (!KnowledgeEvent.class.isAssignableFrom(type) && !UNSEEN.contains(type)) {
                all = all.on(type, (event, context) -> feed.happened());
            }
        }
        return all.patient();
    }
}
