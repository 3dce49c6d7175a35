package io.pronto.conversation.customer;

import io.pronto.conversation.RunningService;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresCustomersIT extends RunningService implements CustomersContract {

    @Autowired
    private Customers customers;

    @Autowired
    private Supplier<UUID> ids;

    @Override
    public Customers customers() {
        return customers;
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }
}
