package io.pronto.conversation.enquiry;

import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.EventTypes;
import io.pronto.contracts.Tier;
import io.pronto.conversation.RunningService;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The real store, with nobody else at work on it. */
@TestPropertySource(properties = "pronto.conversation.times.look=1h")
class PostgresConversationsIT extends RunningService implements ConversationsContract {

    private static final PostgresAddress OWN = TestServers.freshDatabase("conversations-contract");

    @DynamicPropertySource
    static void own(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", OWN::url);
        registry.add("spring.datasource.username", OWN::username);
        registry.add("spring.datasource.password", OWN::password);
        registry.add(
                "pronto.bus.prefix",
                () -> "conversations-contract-" + ProcessHandle.current().pid());
    }

    @Autowired
    private Conversations conversations;

    @Autowired
    private Customers customers;

    @Autowired
    private Supplier<UUID> ids;

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public CustomerId aCustomer() {
        CustomerId id = new CustomerId(ids.get());
        customers.add(new Customer(id, "Ana", null, Tier.STANDARD, "en", null, null, Enquiries.MONDAY, 1), null);
        return id;
    }

    @Override
    public List<Class<? extends ConversationEvent>> published(ConversationId id) {
        return jdbc
                .sql("SELECT type FROM bus_outbox WHERE subject = ? ORDER BY position")
                .param(id.toString())
                .query(String.class)
                .list()
                .stream()
                .<Class<? extends ConversationEvent>>map(
                        type -> EventTypes.byName(type).orElseThrow().asSubclass(ConversationEvent.class))
                .toList();
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }
}
