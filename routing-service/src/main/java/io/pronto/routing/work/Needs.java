package io.pronto.routing.work;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation asks for, as the other services tell it.
 *
 * @param named the queue its channel, form or caller names
 * @param suggested the skills it seems to need, beside those that its queue requires
 * @param required skills that a rule of the house asks for besides; they always count
 * @param wished skills whose holders are asked before others
 */
public record Needs(
        Channel channel,
        String language,
        Tier tier,
        Priority priority,
        @Nullable QueueId named,
        @Nullable String topic,
        List<SkillNeed> suggested,
        List<SkillNeed> required,
        List<SkillNeed> wished) {
    public Needs {
        suggested = List.copyOf(suggested);
        required = List.copyOf(required);
        wished = List.copyOf(wished);
    }

    /** Needs about which no rule says anything. */
    public Needs(
            Channel channel,
            String language,
            Tier tier,
            Priority priority,
            @Nullable QueueId named,
            @Nullable String topic,
            List<SkillNeed> suggested) {
        this(channel, language, tier, priority, named, topic, suggested, List.of(), List.of());
    }

    /** The same, to be answered on another channel. */
    public Needs answeredOn(Channel other) {
        return new Needs(other, language, tier, priority, named, topic, suggested, required, wished);
    }

    /** The same, now sent to a queue by hand. */
    public Needs sentTo(QueueId queue) {
        return new Needs(channel, language, tier, priority, queue, topic, List.of());
    }

    /** Both lists as one: each skill once, at the higher of its levels, by key. */
    public static List<SkillNeed> together(List<SkillNeed> one, List<SkillNeed> other) {
        Map<String, Integer> levels = new TreeMap<>();
        one.forEach(need -> levels.merge(need.skill().value(), need.level(), Math::max));
        other.forEach(need -> levels.merge(need.skill().value(), need.level(), Math::max));
        return levels.entrySet().stream()
                .map(entry -> new SkillNeed(new SkillId(entry.getKey()), entry.getValue()))
                .toList();
    }
}
