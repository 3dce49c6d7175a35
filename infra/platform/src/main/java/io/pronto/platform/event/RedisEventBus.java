package io.pronto.platform.event;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The bus on Redis Streams. An entry's stream id is {@code <sequence>-0}, so Redis itself refuses what it already has and
 * what would come out of order.
 */
final class RedisEventBus implements EventBus, AutoCloseable {
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUESTS_KEPT = Duration.ofMinutes(5);
    private static final String TYPE = "type";
    private static final String EVENT = "event";

    private final RedisClient client;
    private final String prefix;
    private final int streamLength;
    private @Nullable StatefulRedisConnection<String, String> commands;
    private @Nullable StatefulRedisConnection<String, String> blocking;

    /** @param prefix of all keys, usually {@code pronto} @param streamLength entries a stream keeps, about */
    RedisEventBus(RedisClient client, String prefix, int streamLength) {
        this.client = client;
        this.prefix = prefix;
        this.streamLength = streamLength;
    }

    @Override
    public void append(Stream stream, List<Entry> entries) {
        RedisAsyncCommands<String, String> redis = commands().async();
        String key = key(stream);
        List<RedisFuture<String>> answers = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            XAddArgs args =
                    XAddArgs.Builder.maxlen(streamLength).approximateTrimming().id(id(entry.sequence()));
            answers.add(redis.xadd(key, args, TYPE, entry.type(), EVENT, entry.event()));
        }
        for (RedisFuture<String> answer : answers) {
            try {
                await(answer);
            } catch (RedisCommandExecutionException refused) {
                if (!isKnown(refused)) {
                    throw refused;
                }
            }
        }
    }

    private static boolean isKnown(RedisCommandExecutionException refused) {
        String message = refused.getMessage();
        return message != null && message.contains("equal or smaller than the target stream top item");
    }

    @Override
    public List<Delivery> read(Map<Stream, Long> after, int limit, Duration block) {
        if (after.isEmpty()) {
            return List.of();
        }
        Map<String, Stream> byKey = new HashMap<>();
        List<XReadArgs.StreamOffset<String>> offsets = new ArrayList<>(after.size());
        after.forEach((stream, sequence) -> {
            byKey.put(key(stream), stream);
            offsets.add(XReadArgs.StreamOffset.from(key(stream), id(sequence)));
        });
        XReadArgs args = XReadArgs.Builder.count(limit);
        if (!block.isZero()) {
            args.block(block);
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        XReadArgs.StreamOffset<String>[] streams = offsets.toArray(new XReadArgs.StreamOffset[0]);
        List<StreamMessage<String, String>> messages = await(blocking().async().xread(args, streams), block);
        List<Delivery> deliveries = new ArrayList<>(messages.size());
        for (StreamMessage<String, String> message : messages) {
            Stream stream = byKey.get(message.getStream());
            if (stream != null) {
                deliveries.add(new Delivery(stream, entry(message)));
            }
        }
        return deliveries;
    }

    private static Entry entry(StreamMessage<String, String> message) {
        Map<String, String> body = message.getBody();
        return new Entry(sequence(message.getId()), body.getOrDefault(TYPE, ""), body.getOrDefault(EVENT, ""));
    }

    @Override
    public OptionalLong lastSequence(Stream stream) {
        List<StreamMessage<String, String>> last =
                await(commands().async().xrevrange(key(stream), Range.unbounded(), Limit.from(1)));
        return last.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(sequence(last.getFirst().getId()));
    }

    @Override
    public void rebuild(Stream stream, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        RedisAsyncCommands<String, String> redis = commands().async();
        String fresh = key(stream) + ":rebuild:" + UUID.randomUUID();
        List<RedisFuture<?>> answers = new ArrayList<>(entries.size() + 3);
        for (Entry entry : entries) {
            answers.add(redis.xadd(
                    fresh, new XAddArgs().id(id(entry.sequence())), TYPE, entry.type(), EVENT, entry.event()));
        }
        // Should this process die here, the half-built stream goes away by itself.
        answers.add(redis.expire(fresh, 60));
        for (RedisFuture<?> answer : answers) {
            await(answer);
        }
        RedisFuture<?> renamed = redis.rename(fresh, key(stream));
        RedisFuture<?> kept = redis.persist(key(stream));
        await(renamed);
        await(kept);
    }

    @Override
    public void askReplay(Stream stream, long from) {
        RedisAsyncCommands<String, String> redis = commands().async();
        String key = replays(stream.source());
        RedisFuture<?> asked = redis.hset(key, stream.partition() + ":" + from, "1");
        RedisFuture<?> bounded = redis.expire(key, REQUESTS_KEPT);
        await(asked);
        await(bounded);
    }

    @Override
    public Map<Stream, Set<Long>> takeReplayRequests(String source) {
        RedisAsyncCommands<String, String> redis = commands().async();
        List<String> fields = await(redis.hkeys(replays(source)));
        if (fields.isEmpty()) {
            return Map.of();
        }
        await(redis.hdel(replays(source), fields.toArray(new String[0])));
        Map<Stream, Set<Long>> requests = new HashMap<>();
        for (String field : fields) {
            int colon = field.indexOf(':');
            Stream stream = new Stream(source, Integer.parseInt(field.substring(0, colon)));
            requests.computeIfAbsent(stream, s -> new TreeSet<>()).add(Long.parseLong(field.substring(colon + 1)));
        }
        return requests;
    }

    @Override
    public void answerReplay(Stream stream, long from, long first) {
        await(commands().async().setex(answer(stream, from), REQUESTS_KEPT.toSeconds(), Long.toString(first)));
    }

    @Override
    public OptionalLong replayAnswer(Stream stream, long from) {
        String first = await(commands().async().get(answer(stream, from)));
        return first == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(first));
    }

    @Override
    public synchronized void close() {
        if (commands != null) {
            commands.close();
        }
        if (blocking != null) {
            blocking.close();
        }
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        // Threads given to a client from outside do not end with it.
        client.getResources().shutdown(0, 2, TimeUnit.SECONDS);
    }

    /** One connection for commands that answer at once; connecting is left to the first use, so that a service starts without Redis. */
    private synchronized StatefulRedisConnection<String, String> commands() {
        if (commands == null) {
            commands = client.connect();
        }
        return commands;
    }

    /** A blocking read holds up all that follows on its connection, so it has its own. */
    private synchronized StatefulRedisConnection<String, String> blocking() {
        if (blocking == null) {
            blocking = client.connect();
        }
        return blocking;
    }

    private static <T extends @Nullable Object> T await(RedisFuture<T> answer) {
        return await(answer, Duration.ZERO);
    }

    private static <T extends @Nullable Object> T await(RedisFuture<T> answer, Duration block) {
        try {
            return answer.get(COMMAND_TIMEOUT.plus(block).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisException failure) {
                throw failure;
            }
            throw new RedisException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new RedisCommandTimeoutException("Redis did not answer within " + COMMAND_TIMEOUT.plus(block));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RedisException(e);
        }
    }

    private String key(Stream stream) {
        return prefix + ":events:" + stream.source() + ":" + stream.partition();
    }

    private String replays(String source) {
        return prefix + ":replay:" + source;
    }

    private String answer(Stream stream, long from) {
        return prefix + ":replayed:" + stream.source() + ":" + stream.partition() + ":" + from;
    }

    private static String id(long sequence) {
        return sequence + "-0";
    }

    private static long sequence(String id) {
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }
}
