package io.pronto.routing.queue;

import io.pronto.contracts.Channel;
import io.pronto.routing.agent.Agent;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of an agent's budget one conversation takes, by channel, 1 to 100. A call takes all of it.
 *
 * @param overrides what a queue says otherwise than {@link #usual}
 */
public record Weights(Map<Channel, Integer> overrides) {
    /** No queue says otherwise. */
    public static final Weights USUAL = new Weights(Map.of());

    public Weights {
        overrides = Map.copyOf(overrides);
        overrides.forEach((channel, weight) -> {
            // Not zero: work without weight would fill a screen without ever filling the budget.
            if (weight < 1 || weight > Agent.FULL_ATTENTION) {
                throw new IllegalArgumentException(
                        "weight is 1 to " + Agent.FULL_ATTENTION + ", was " + weight + " for " + channel);
            }
        });
    }

    /** The weight of one conversation on that channel. */
    public int of(Channel channel) {
        return overrides.getOrDefault(channel, usual(channel));
    }

    /** The weight on every channel. */
    public Map<Channel, Integer> all() {
        Map<Channel, Integer> all = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            all.put(channel, of(channel));
        }
        return all;
    }

    private static int usual(Channel channel) {
        return switch (channel) {
            case PHONE -> 100;
            case CHAT, API -> 25;
            case EMAIL, SOCIAL -> 10;
        };
    }
}
