package io.pronto.conversation.live.adapter;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.pronto.conversation.live.Audience;
import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.Mailbox;
import io.pronto.conversation.live.Switchboard;
import io.pronto.stack.OwnRedis;
import io.pronto.stack.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RedisReplicasIT {

    /** What a page has heard so far. */
    private static List<String> heard(List<String> so, Mailbox mailbox) {
        try {
            mailbox.take(0).forEach(e -> so.add(e.name() + e.dataFor("mei")));
            return so;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pagesOfOtherReplicasHearAndAreToldToLookAgainAfterRedisWasAway() {
        try (OwnRedis redis = TestServers.freshRedis()) {
            RedisClient client = RedisClient.create(redis.url());
            Switchboard here = new Switchboard();
            Switchboard there = new Switchboard();
            Mailbox mailbox = new Mailbox(100);
            there.join(new Switchboard.StaffPage("mei", false, Set.of(), mailbox));
            RedisReplicas first = new RedisReplicas(client, "test:live", here, JsonMapper.shared(), new UUID(1, 1));
            RedisReplicas second = new RedisReplicas(client, "test:live", there, JsonMapper.shared(), new UUID(1, 2));
            first.start();
            second.start();
            List<String> heard = new ArrayList<>();
            LiveEvent event = new LiveEvent(
                    "conversation",
                    "{\"id\":1}",
                    new Audience.Agents(Set.of("mei"), true),
                    Map.of("mei", "\"unread\":2"),
                    "\"unread\":9",
                    new LiveEvent.Carried("c", 3, false, "mei"));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                first.tell(event);
                return heard(heard, mailbox).contains("conversation{\"unread\":2,\"id\":1}");
            });

            redis.kill();
            first.tell(LiveEvent.of("lost", "{}", new Audience.AllStaff()));
            redis.restartEmpty();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                first.tell(LiveEvent.of("back", "{}", new Audience.AllStaff()));
                return heard(heard, mailbox).contains("back{}");
            });
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> heard(heard, mailbox).contains("resync{}") || heard.contains("lost{}"));
            first.stop();
            second.stop();
            client.shutdown();
        }
    }
}
