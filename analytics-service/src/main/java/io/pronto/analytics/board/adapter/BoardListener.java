package io.pronto.analytics.board.adapter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Hears from other replicas that something happened. Redis may be away when this service starts: it goes on trying, for
 * the board draws itself now and then anyway.
 */
@Component
class BoardListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BoardListener.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final RedisConnectionFactory redis;
    private final BoardFeed feed;
    private volatile boolean running;
    private @Nullable Thread thread;

    BoardListener(RedisConnectionFactory redis, BoardFeed feed) {
        this.redis = redis;
        this.feed = feed;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("board-listener").start(this::listen);
    }

    private void listen() {
        boolean told = false;
        try {
            while (running) {
                RedisMessageListenerContainer container = container();
                try {
                    container.start();
                    // From here on it connects again by itself.
                    while (running) {
                        Thread.sleep(AGAIN);
                    }
                } catch (RuntimeException away) {
                    if (!told) {
                        LOG.warn("The board does not hear other replicas before Redis answers: {}", away.toString());
                        told = true;
                    }
                    Thread.sleep(AGAIN);
                } finally {
                    container.stop();
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The board no longer listens to other replicas.");
        }
    }

    private RedisMessageListenerContainer container() {
        RedisMessageListenerContainer container = new RedisMessageListenerContainer();
        container.setConnectionFactory(redis);
        container.addMessageListener(
                (message, pattern) -> feed.happenedElsewhere(), new ChannelTopic(BoardFeed.CHANNEL));
        container.afterPropertiesSet();
        return container;
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
