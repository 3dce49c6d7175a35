package io.pronto.conversation.call;

import io.pronto.contracts.CustomerId;
import java.util.UUID;

class InMemoryCallsTest implements CallsContract {
    private final InMemoryCalls calls = new InMemoryCalls(java.time.Instant.EPOCH);

    @Override
    public Calls calls() {
        return calls;
    }

    @Override
    public UUID aLine() {
        return UUID.randomUUID();
    }

    @Override
    public CustomerId aCustomer() {
        return new CustomerId(UUID.randomUUID());
    }
}
