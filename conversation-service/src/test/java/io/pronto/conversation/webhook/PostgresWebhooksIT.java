package io.pronto.conversation.webhook;

import io.pronto.conversation.RunningService;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The real store, while nobody posts. */
class PostgresWebhooksIT extends RunningService implements WebhooksContract {

    private static final PostgresAddress OWN = TestServers.freshDatabase("webhooks-contract");

    @DynamicPropertySource
    static void own(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", OWN::url);
        registry.add("spring.datasource.username", OWN::username);
        registry.add("spring.datasource.password", OWN::password);
        registry.add(
                "pronto.bus.prefix",
                () -> "webhooks-contract-" + ProcessHandle.current().pid());
        registry.add("pronto.conversation.webhooks.look", () -> "1h");
    }

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private Supplier<UUID> ids;

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }
}
