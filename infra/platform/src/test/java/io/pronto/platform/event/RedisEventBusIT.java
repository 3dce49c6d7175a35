package io.pronto.platform.event;

import io.lettuce.core.RedisClient;
import io.pronto.stack.TestServers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;

class RedisEventBusIT implements EventBusContract {
    private static final RedisEventBus BUS =
            new RedisEventBus(RedisClient.create(TestServers.redis().url()), "it-" + UUID.randomUUID(), 50_000);

    @AfterAll
    static void close() {
        BUS.close();
    }

    @Override
    public EventBus bus() {
        return BUS;
    }
}
