package io.pronto.conversation.notice.adapter;

import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.live.LiveFeed;
import io.pronto.conversation.notice.Notices;
import io.pronto.conversation.webhook.Announcements;
import io.pronto.platform.event.Subscriptions;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class NoticeWiring {

    @Bean
    Notices notices(JdbcClient jdbc) {
        return new PostgresNotices(jdbc);
    }

    @Bean
    @Order(4)
    Subscriptions promiseNews(
            Notices notices,
            Conversations conversations,
            Directory directory,
            Announcements announcements,
            LiveFeed feed,
            ObjectMapper json,
            ConversationSettings settings,
            Supplier<UUID> ids,
            Supplier<Moment> now) {
        return new PromiseNews(notices, conversations, directory, announcements, feed, json, settings, ids, now)
                .subscriptions();
    }
}
