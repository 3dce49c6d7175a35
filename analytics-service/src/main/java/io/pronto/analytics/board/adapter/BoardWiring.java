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
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

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
        return all;
    }

    @Bean
    RedisMessageListenerContainer boardListener(RedisConnectionFactory redis, BoardFeed feed) {
        RedisMessageListenerContainer container = new RedisMessageListenerContainer();
        container.setConnectionFactory(redis);
        container.addMessageListener(
                (message, pattern) -> feed.happenedElsewhere(), new ChannelTopic(BoardFeed.CHANNEL));
        return container;
    }
}
