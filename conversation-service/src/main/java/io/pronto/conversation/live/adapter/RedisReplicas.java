package io.pronto.conversation.live.adapter;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.pronto.conversation.live.Audience;
import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.StaffGroup;
import io.pronto.conversation.live.Switchboard;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * Tells the other replicas over Redis what the pages there have to hear. Redis may be away: then pages on other
 * replicas hear nothing for a while and are told to look again as soon as it is back; nothing waits for it.
 */
final class RedisReplicas implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisReplicas.class);
    private static final int MOST_UNSENT = 10_000;
    private static final int ID_LENGTH = 36;
    private static final long RETRY_MILLIS = 1_000;
    private static final long ANSWER_SECONDS = 2;

    private final RedisClient redis;
    private final Switchboard switchboard;
    private final ObjectMapper json;
    private final String channel;
    private final String self;
    private final BlockingQueue<LiveEvent> unsent = new ArrayBlockingQueue<>(MOST_UNSENT);
    private final AtomicBoolean missed = new AtomicBoolean();
    private volatile boolean running;
    private volatile @Nullable Thread sender;
    private volatile @Nullable Thread receiver;

    RedisReplicas(RedisClient redis, String channel, Switchboard switchboard, ObjectMapper json, UUID self) {
        this.redis = redis;
        this.channel = channel;
        this.switchboard = switchboard;
        this.json = json;
        this.self = self.toString();
    }

    private record Envelope(
            String name,
            String data,
            @Nullable Set<String> agents,
            boolean watchers,
            @Nullable Set<StaffGroup> groups,
            boolean staff,
            @Nullable String customer,
            Map<String, String> personal,
            String otherwise,
            LiveEvent.@Nullable Carried carries) {

        static Envelope of(LiveEvent e) {
            Audience to = e.audience();
            return new Envelope(
                    e.name(),
                    e.data(),
                    ids(to),
                    to instanceof Audience.Agents a && a.watchers(),
                    to instanceof Audience.Groups g ? g.groups() : null,
                    to instanceof Audience.AllStaff,
                    to instanceof Audience.Customer c ? c.id() : null,
                    e.personal(),
                    e.otherwise(),
                    e.carries());
        }

        private static @Nullable Set<String> ids(Audience to) {
            return switch (to) {
                case Audience.Agents agents -> agents.ids();
                case Audience.Groups groups -> groups.ids();
                case Audience.AllStaff _, Audience.Customer _, Audience.Everyone _ -> null;
            };
        }

        LiveEvent event() {
            Audience to;
            if (customer != null) {
                to = new Audience.Customer(customer);
            } else if (groups != null) {
                to = new Audience.Groups(agents == null ? Set.of() : agents, groups);
            } else if (agents != null) {
                to = new Audience.Agents(agents, watchers);
            } else {
                to = staff ? new Audience.AllStaff() : new Audience.Everyone();
            }
            return new LiveEvent(name, data, to, personal, otherwise, carries);
        }
    }

    /** Takes an event for the other replicas. Never waits. */
    void tell(LiveEvent event) {
        if (!unsent.offer(event)) {
            missed.set(true);
        }
    }

    @Override
    public void start() {
        running = true;
        sender = Thread.ofVirtual().name("live-sender").start(this::sendWhileRunning);
        receiver = Thread.ofVirtual().name("live-receiver").start(this::receiveWhileRunning);
    }

    private void sendWhileRunning() {
        boolean away = false;
        try {
            while (running) {
                try (StatefulRedisConnection<String, String> connection = redis.connect()) {
                    if (away) {
                        away = false;
                        log.info("Redis is back: other replicas hear of live changes again.");
                    }
                    sendOver(connection);
                } catch (RedisException | ExecutionException | TimeoutException e) {
                    missed.set(true);
                    if (!away && running) {
                        away = true;
                        log.warn("Redis is away: pages on other replicas will be told to look again.", e);
                    }
                    unsent.clear();
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            log.debug("Sending to other replicas stops.");
        }
    }

    private void sendOver(StatefulRedisConnection<String, String> connection)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (running) {
            LiveEvent next = unsent.poll(1, TimeUnit.SECONDS);
            Future<Long> last = null;
            if (missed.getAndSet(false)) {
                last = publish(connection, LiveEvent.resync(new Audience.Everyone()));
            }
            while (next != null) {
                last = publish(connection, next);
                next = unsent.poll();
            }
            if (last != null) {
                last.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private Future<Long> publish(StatefulRedisConnection<String, String> connection, LiveEvent event) {
        return connection.async().publish(channel, self + json.writeValueAsString(Envelope.of(event)));
    }

    private void receiveWhileRunning() {
        Receiver listener = new Receiver();
        try {
            while (running) {
                try (StatefulRedisPubSubConnection<String, String> connection = redis.connectPubSub()) {
                    connection.addListener(listener);
                    connection.sync().subscribe(channel);
                    while (running && connection.isOpen()) {
                        Thread.sleep(RETRY_MILLIS);
                    }
                } catch (RedisException e) {
                    log.debug("Cannot listen to other replicas just now.", e);
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            log.debug("Listening to other replicas stops.");
        }
    }

    private final class Receiver extends RedisPubSubAdapter<String, String> {

        private final AtomicBoolean listenedBefore = new AtomicBoolean();

        /** Also after the client has connected again by itself, however short Redis was away: what was said then is lost. */
        @Override
        public void subscribed(String to, long count) {
            if (listenedBefore.getAndSet(true)) {
                switchboard.hand(LiveEvent.resync(new Audience.Everyone()));
            }
        }

        @Override
        public void message(String from, String text) {
            // The sender's id comes first, so that what we said ourselves need not be read.
            if (text.startsWith(self)) {
                return;
            }
            try {
                switchboard.hand(json.readValue(text.substring(Math.min(ID_LENGTH, text.length())), Envelope.class)
                        .event());
            } catch (JacksonException e) {
                log.warn("Another replica said something that this one does not understand; pages look again.", e);
                switchboard.hand(LiveEvent.resync(new Audience.Everyone()));
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread sending = sender;
        Thread receiving = receiver;
        if (sending != null) {
            sending.interrupt();
        }
        if (receiving != null) {
            receiving.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
