package io.pronto.routing.handling;

import io.pronto.contracts.Channel;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long work will take, from what work of the same queue and channel took lately.
 *
 * <p>The mean without the fifth that took least and the fifth that took most (a trimmed mean; Wilcox, Introduction to Robust
 * Estimation, recommends 20 %): one conversation that was left open over lunch must not change whom it is urgent to serve.
 *
 * @param usual of the queue as a whole, all channels together; null when nothing is known
 * @param byChannel of the channels about which enough is known
 */
public record HandlingEstimate(@Nullable Duration usual, Map<Channel, Duration> byChannel) {
    /** What was finished longer ago tells nothing. */
    public static final Duration WINDOW = Duration.ofDays(14);
    /** Of each channel the latest so many count. */
    public static final int MOST_OBSERVED = 200;
    /** With fewer nothing is estimated. */
    public static final int LEAST_OBSERVED = 10;

    private static final double TRIM = 0.2;

    public HandlingEstimate {
        byChannel = Map.copyOf(byChannel);
    }

    /**
     * From what was observed.
     *
     * @param configured what the queue itself says, for as long as too little was observed; null when it says nothing
     */
    public static HandlingEstimate of(Map<Channel, List<Duration>> observed, @Nullable Duration configured) {
        Map<Channel, Duration> known = new EnumMap<>(Channel.class);
        observed.forEach((channel, took) -> trimmedMean(took).ifPresent(mean -> known.put(channel, mean)));
        List<Duration> all =
                observed.values().stream().flatMap(Collection::stream).toList();
        return new HandlingEstimate(trimmedMean(all).orElse(configured), known);
    }

    /** How long work of that channel takes; of the queue as a whole when too little of the channel is known. */
    public @Nullable Duration of(Channel channel) {
        return byChannel.getOrDefault(channel, usual);
    }

    /** How much longer that is than what is usual in the queue. */
    public Duration extra(Channel channel) {
        Duration own = byChannel.get(channel);
        return own == null || usual == null ? Duration.ZERO : own.minus(usual);
    }

    /** Nothing when fewer than {@link #LEAST_OBSERVED} were observed. */
    static Optional<Duration> trimmedMean(List<Duration> observed) {
        if (observed.size() < LEAST_OBSERVED) {
            return Optional.empty();
        }
        int cut = (int) (observed.size() * TRIM);
        double mean = observed.stream()
                .mapToLong(Duration::toMillis)
                .sorted()
                .skip(cut)
                .limit(observed.size() - 2L * cut)
                .average()
                .orElseThrow();
        return Optional.of(Duration.ofMillis(Math.round(mean)));
    }
}
