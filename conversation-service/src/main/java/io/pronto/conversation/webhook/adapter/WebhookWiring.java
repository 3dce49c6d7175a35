package io.pronto.conversation.webhook.adapter;

import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.webhook.PublicAddresses;
import io.pronto.conversation.webhook.Webhooks;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class WebhookWiring {

    private static final int SECRET_BYTES = 32;

    @Bean
    Webhooks webhooks(JdbcClient jdbc) {
        return new PostgresWebhooks(jdbc);
    }

    @Bean
    PublicAddresses publicAddresses(ConversationSettings settings) {
        return new PublicAddresses(settings.webhooks().allowPrivate());
    }

    @Bean
    EventDeliveries eventDeliveries(Webhooks webhooks, Supplier<UUID> ids, ObjectMapper json) {
        return new EventDeliveries(webhooks, ids, json);
    }

    @Bean
    WebhookPost webhookPost(Webhooks webhooks, PublicAddresses addresses, Clock clock, ConversationSettings settings) {
        SecureRandom random = new SecureRandom();
        return new WebhookPost(
                webhooks,
                addresses,
                clock,
                random::nextDouble,
                settings.webhooks().timeout());
    }

    @Bean
    Supplier<String> webhookSecrets() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[SECRET_BYTES];
            random.nextBytes(bytes);
            return "whsec_" + Base64.getEncoder().encodeToString(bytes);
        };
    }
}
