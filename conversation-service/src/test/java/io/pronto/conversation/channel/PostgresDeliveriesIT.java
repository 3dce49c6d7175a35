package io.pronto.conversation.channel;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.conversation.RunningService;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.CustomerActions;
import io.pronto.conversation.enquiry.Enquirer;
import io.pronto.conversation.enquiry.Entrance;
import io.pronto.conversation.enquiry.Message;
import io.pronto.conversation.enquiry.Moment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;

/** The real queue. */
class PostgresDeliveriesIT extends RunningService implements DeliveriesContract {

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Connections connections;

    @Autowired
    private Threads threads;

    @Autowired
    private Customers customers;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Supplier<UUID> ids;

    @Autowired
    private Supplier<Moment> now;

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }

    @Override
    public ChannelThread aThread() {
        UUID connection = ids.get();
        connections.add(new Connection(
                connection, "api", "Contract", Map.of(), Map.of("secret", "s"), true, false, "en", null, THEN, 1));
        return anotherThread(connection);
    }

    @Override
    public ChannelThread anotherThread(UUID connection) {
        Moment moment = now.get();
        CustomerId customer = new CustomerId(ids.get());
        customers.add(new Customer(customer, null, null, Tier.STANDARD, "en", null, null, moment.at(), 1), null);
        ConversationId conversation = new ConversationId(ids.get());
        conversations.start(
                customer,
                number -> CustomerActions.start(
                        new Enquirer(customer, null, Tier.STANDARD, true),
                        new CustomerActions.Opening(
                                conversation,
                                number,
                                Channel.API,
                                null,
                                "en",
                                Priority.NORMAL,
                                null,
                                Entrance.UNKNOWN,
                                null,
                                false,
                                null),
                        new Message("Hello", List.of(), null),
                        null,
                        moment));
        return threads.touch(
                ids.get(),
                connection,
                "chat-" + conversation,
                conversation,
                new Address("api", conversation.toString(), null),
                false,
                null,
                THEN,
                THEN);
    }
}
