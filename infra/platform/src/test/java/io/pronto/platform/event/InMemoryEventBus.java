package io.pronto.platform.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The bus in one process. */
final class InMemoryEventBus implements EventBus {
    private final Map<Stream, TreeMap<Long, Entry>> streams = new HashMap<>();
    private final Map<Stream, Set<Long>> requests = new HashMap<>();
    private final Map<Stream, Map<Long, Long>> answers = new HashMap<>();

    private TreeMap<Long, Entry> entries(Stream stream) {
        return streams.computeIfAbsent(stream, s -> new TreeMap<>());
    }

    @Override
    public synchronized void append(Stream stream, List<Entry> entries) {
        TreeMap<Long, Entry> known = entries(stream);
        for (Entry entry : entries) {
            if (known.isEmpty() || entry.sequence() > known.lastKey()) {
                known.put(entry.sequence(), entry);
            }
        }
        notifyAll();
    }

    @Override
    public synchronized List<Delivery> read(Map<Stream, Long> after, int limit, Duration block) {
        long end = System.nanoTime() + block.toNanos();
        List<Delivery> found = found(after, limit);
        while (found.isEmpty() && !after.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            found = found(after, limit);
        }
        return found;
    }

    private List<Delivery> found(Map<Stream, Long> after, int limit) {
        List<Delivery> found = new ArrayList<>();
        after.forEach((stream, sequence) -> entries(stream).tailMap(sequence, false).values().stream()
                .limit(limit)
                .forEach(entry -> found.add(new Delivery(stream, entry))));
        return found;
    }

    @Override
    public synchronized OptionalLong lastSequence(Stream stream) {
        return entries(stream).isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(entries(stream).lastKey());
    }

    @Override
    public synchronized void rebuild(Stream stream, List<Entry> entries) {
        streams.remove(stream);
        append(stream, entries);
    }

    @Override
    public synchronized void askReplay(Stream stream, long from) {
        requests.computeIfAbsent(stream, s -> new TreeSet<>()).add(from);
    }

    @Override
    public synchronized Map<Stream, Set<Long>> takeReplayRequests(String source) {
        Map<Stream, Set<Long>> taken = new HashMap<>(requests);
        taken.keySet().removeIf(stream -> !stream.source().equals(source));
        requests.keySet().removeAll(taken.keySet());
        return taken;
    }

    @Override
    public synchronized void answerReplay(Stream stream, long from, long first) {
        answers.computeIfAbsent(stream, s -> new HashMap<>()).put(from, first);
    }

    @Override
    public synchronized OptionalLong replayAnswer(Stream stream, long from) {
        Long first = answers.getOrDefault(stream, Map.of()).get(from);
        return first == null ? OptionalLong.empty() : OptionalLong.of(first);
    }
}
