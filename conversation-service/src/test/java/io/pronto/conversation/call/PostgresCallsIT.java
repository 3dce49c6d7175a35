package io.pronto.conversation.call;

import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import io.pronto.conversation.RunningService;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The real store, with nobody else at work on it. */
@TestPropertySource(properties = "pronto.conversation.calls.look=1h")
class PostgresCallsIT extends RunningService implements CallsContract {
    private static final PostgresAddress OWN = TestServers.freshDatabase("calls-contract");

    @DynamicPropertySource
    static void own(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", OWN::url);
        registry.add("spring.datasource.username", OWN::username);
        registry.add("spring.datasource.password", OWN::password);
        registry.add(
                "pronto.bus.prefix",
                () -> "calls-contract-" + ProcessHandle.current().pid());
    }

    @Autowired
    private Calls calls;

    @Autowired
    private Customers customers;

    @Autowired
    private Supplier<UUID> ids;

    @AfterEach
    void nothingLeft() {
        jdbc.sql("DELETE FROM call_order").update();
        jdbc.sql("DELETE FROM call").update();
    }

    @Override
    public Calls calls() {
        return calls;
    }

    @Override
    public UUID aLine() {
        UUID id = ids.get();
        jdbc.sql("""
                INSERT INTO channel_connection (id, kind, name, settings, enabled, with_bot, language, created_at, revision)
                VALUES (?, 'twilio-voice', 'Line', '{}', false, false, 'en', now(), 1)""").param(id).update();
        return id;
    }

    @Override
    public CustomerId aCustomer() {
        CustomerId id = new CustomerId(ids.get());
        customers.add(new Customer(id, "Ana", null, Tier.STANDARD, "en", null, null, Phones.NOW, 1), null);
        return id;
    }
}
