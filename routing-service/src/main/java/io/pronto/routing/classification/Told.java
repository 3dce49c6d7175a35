package io.pronto.routing.classification;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What other services told about a conversation.
 *
 * @param named the queue its channel, form or caller names
 * @param skills what the bot thinks is needed
 * @param prioritySettled somebody changed the priority since; rules leave it alone
 */
public record Told(
        Channel channel,
        String language,
        Tier tier,
        Priority priority,
        boolean prioritySettled,
        @Nullable QueueId named,
        List<SkillNeed> skills,
        @Nullable Said said,
        Set<String> tags,
        @Nullable String page,
        Map<String, String> fields) {
    public Told {
        skills = List.copyOf(skills);
        tags = Set.copyOf(tags);
        fields = Map.copyOf(fields);
    }

    /** What rules can ask about. */
    public Facts facts() {
        return new Facts(channel, page, fields, tags, language, tier, said == null ? null : said.topic());
    }

    /** The same, with what turned out otherwise. */
    public Told reclassified(
            Priority nextPriority, boolean settled, Tier nextTier, @Nullable Said nextSaid, String nextLanguage) {
        return new Told(
                channel,
                nextLanguage,
                nextTier,
                nextPriority,
                prioritySettled || settled,
                named,
                skills,
                nextSaid,
                tags,
                page,
                fields);
    }

    /** The same, with other tags. */
    public Told tagged(Set<String> next) {
        return new Told(channel, language, tier, priority, prioritySettled, named, skills, said, next, page, fields);
    }
}
