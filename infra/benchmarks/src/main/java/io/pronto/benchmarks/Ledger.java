package io.pronto.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What was sent, what was acknowledged, and what arrived how late on the other side's screen. */
final class Ledger {
    private record Sent(long at, String conversation) {}

    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> arrivals = new ConcurrentHashMap<>();
    private final Histogram latency = new ConcurrentHistogram(3_600_000_000L, 3);

    /** Just before the request. */
    void sending(String text, String conversation) {
        sent.putIfAbsent(text, new Sent(System.nanoTime(), conversation));
    }

    /** The server said yes; order within a conversation is the order of these calls. */
    void acknowledged(String text, String conversation) {
        acknowledged.computeIfAbsent(conversation, ignored -> new ArrayList<>()).add(text);
    }

    /** It stands on the other side's screen. @param live false when it was fetched after a break, which has no latency */
    void arrived(String text, boolean live) {
        Sent message = sent.get(text);
        if (message == null) {
            return;
        }
        long count = arrivals.computeIfAbsent(text, ignored -> new AtomicLong()).incrementAndGet();
        if (count == 1 && live) {
            latency.recordValue(Math.max(1, (System.nanoTime() - message.at()) / 1000));
        }
    }

    /** Latencies count from here; messages stay counted. */
    void forgetLatencies() {
        latency.reset();
    }

    long acknowledgedCount() {
        return acknowledged.values().stream().mapToLong(List::size).sum();
    }

    long arrivedCount() {
        return arrivals.size();
    }

    long arrivedTwice() {
        return arrivals.values().stream().filter(count -> count.get() > 1).count();
    }

    long missing() {
        return acknowledged.values().stream()
                .flatMap(List::stream)
                .filter(text -> !arrivals.containsKey(text))
                .count();
    }

    double milliseconds(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }

    /** Compares acknowledged messages with a transcript. @return what is wrong, empty if nothing */
    List<String> compare(String conversation, List<String> transcript) {
        List<String> wrong = new ArrayList<>();
        List<String> mine = acknowledged.getOrDefault(conversation, List.of());
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < transcript.size(); i++) {
            if (places.put(transcript.get(i), i) != null && sent.containsKey(transcript.get(i))) {
                wrong.add("twice: " + transcript.get(i));
            }
        }
        int last = -1;
        for (String text : mine) {
            Integer place = places.get(text);
            if (place == null) {
                wrong.add("lost: " + text);
            } else {
                if (place < last) {
                    wrong.add("out of order: " + text);
                }
                last = place;
            }
        }
        return wrong;
    }
}
