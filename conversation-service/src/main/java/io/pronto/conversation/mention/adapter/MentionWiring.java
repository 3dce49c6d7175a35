package io.pronto.conversation.mention.adapter;

import io.pronto.conversation.channel.Arrivals;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class MentionWiring {

    @Bean
    MentionConnector mentions(Web web, ObjectMapper json, Clock clock) {
        return new MentionConnector(web, json, clock);
    }

    @Bean
    Watch mentionWatch(MentionConnector connector, Connections connections, Arrivals arrivals) {
        return new Watch(connector, connections, arrivals);
    }

    /** Looks at the feeds again and again. Replicas may look at the same time: what was seen has its effect once. */
    static final class Watch {
        private static final Logger log = LoggerFactory.getLogger(Watch.class);

        private final MentionConnector connector;
        private final Connections connections;
        private final Arrivals arrivals;

        Watch(MentionConnector connector, Connections connections, Arrivals arrivals) {
            this.connector = connector;
            this.connections = connections;
            this.arrivals = arrivals;
        }

        @Scheduled(fixedDelayString = "PT2M", initialDelayString = "PT30S")
        void look() {
            for (Connection connection : connections.enabled(MentionConnector.KIND)) {
                try {
                    int fresh = connector.take(connection, arrivals);
                    if (fresh > 0) {
                        log.info("{} new mentions through {}.", fresh, connection);
                    }
                } catch (IOException e) {
                    log.warn("The feed of {} cannot be read; it is tried again in two minutes.", connection, e);
                }
            }
        }
    }
}
