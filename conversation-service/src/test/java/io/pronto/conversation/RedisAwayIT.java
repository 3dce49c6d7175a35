package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.stack.OwnRedis;
import io.pronto.stack.TestServers;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Redis dies and comes back empty: customers and agents of this replica notice nothing. */
@DirtiesContext
class RedisAwayIT extends RunningService {

    private static final OwnRedis REDIS = TestServers.freshRedis();

    @DynamicPropertySource
    static void own(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.url", () -> REDIS.url());
    }

    @Test
    void messagesAreTakenAndShownWhileRedisIsAwayAndPagesLookAgainWhenItIsBack() throws Exception {
        Visitor visitor = aVisitor("en");
        try (LiveStream widget = LiveStream.open(this, visitor.token(), "/widget/v1/stream")) {
            widget.next("ready");
            writes(visitor, "before", "1").is(201);
            widget.next("entry", e -> e.at("/entry/text").asString().equals("before"));
            REDIS.kill();
            for (int i = 0; i < 5; i++) {
                String text = "while away " + i;
                writes(visitor, text, "away" + i).is(201);
                widget.next("entry", e -> e.at("/entry/text").asString().equals(text));
            }
            REDIS.restartEmpty();
            writes(visitor, "after", "3").is(201);
            widget.next("entry", e -> e.at("/entry/text").asString().equals("after"));
        } finally {
            REDIS.close();
        }
        assertThat(get(visitor.token(), "/widget/v1/conversation/entries")
                        .body()
                        .at("/items")
                        .size())
                .as("seven messages and the greeting")
                .isEqualTo(8);
    }
}
