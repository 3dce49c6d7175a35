package io.pronto.sla.policy;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The enquiries that a policy is for: every condition must hold, an empty one holds always.
 *
 * @param tags one of them is enough
 * @param visibility nothing for both
 */
public record Match(
        Set<Channel> channels,
        Set<String> queues,
        Set<Priority> priorities,
        Set<Tier> tiers,
        Set<String> languages,
        Set<String> topics,
        Set<String> tags,
        @Nullable Visibility visibility) {
    /** Most values of one condition. */
    static final int MAX_VALUES = 100;

    public Match {
        channels = Set.copyOf(channels);
        queues = Set.copyOf(queues);
        priorities = Set.copyOf(priorities);
        tiers = Set.copyOf(tiers);
        languages = Set.copyOf(languages);
        topics = Set.copyOf(topics);
        tags = Set.copyOf(tags);
    }

    /** Every enquiry. */
    public static final Match ANY =
            new Match(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null);

    /** Enquiries of these channels. */
    public static Match ofChannels(Channel... channels) {
        return new Match(Set.of(channels), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null);
    }

    /** These conditions and those queues. */
    public Match andQueues(String... wanted) {
        return new Match(channels, Set.of(wanted), priorities, tiers, languages, topics, tags, visibility);
    }

    /** These conditions and those priorities. */
    public Match andPriorities(Priority... wanted) {
        return new Match(channels, queues, Set.of(wanted), tiers, languages, topics, tags, visibility);
    }

    /** These conditions and those tiers. */
    public Match andTiers(Tier... wanted) {
        return new Match(channels, queues, priorities, Set.of(wanted), languages, topics, tags, visibility);
    }

    /** These conditions and those languages. */
    public Match andLanguages(String... wanted) {
        return new Match(channels, queues, priorities, tiers, Set.of(wanted), topics, tags, visibility);
    }

    /** These conditions and those topics. */
    public Match andTopics(String... wanted) {
        return new Match(channels, queues, priorities, tiers, languages, Set.of(wanted), tags, visibility);
    }

    /** These conditions and one of those tags. */
    public Match andTags(String... wanted) {
        return new Match(channels, queues, priorities, tiers, languages, topics, Set.of(wanted), visibility);
    }

    /** These conditions and what is read by everybody, or not. */
    public Match andVisibility(Visibility wanted) {
        return new Match(channels, queues, priorities, tiers, languages, topics, tags, wanted);
    }

    /** Whether every condition holds. A language tag also fits its longer forms: {@code zh} fits {@code zh-CN}. */
    public boolean fits(Enquiry enquiry) {
        return (channels.isEmpty() || channels.contains(enquiry.channel()))
                && fits(queues, enquiry.queue())
                && (priorities.isEmpty() || priorities.contains(enquiry.priority()))
                && (tiers.isEmpty() || tiers.contains(enquiry.tier()))
                && fitsLanguage(enquiry.language())
                && fits(topics, enquiry.topic())
                && (tags.isEmpty() || enquiry.tags().stream().anyMatch(tags::contains))
                && (visibility == null || (visibility == Visibility.PUBLIC) == enquiry.publicly());
    }

    /**
     * How special the conditions are: a topic outweighs all other conditions together, then queue, tier, priority,
     * channel, tags, visibility, language.
     */
    public int weight() {
        return (topics.isEmpty() ? 0 : 128)
                + (queues.isEmpty() ? 0 : 64)
                + (tiers.isEmpty() ? 0 : 32)
                + (priorities.isEmpty() ? 0 : 16)
                + (channels.isEmpty() ? 0 : 8)
                + (tags.isEmpty() ? 0 : 4)
                + (visibility == null ? 0 : 2)
                + (languages.isEmpty() ? 0 : 1);
    }

    /** The conditions that made the policy fit, such as {@code tier=premium}; for explanations. */
    public List<String> reasons(Enquiry enquiry) {
        List<String> reasons = new ArrayList<>();
        if (!topics.isEmpty()) {
            reasons.add("topic=" + enquiry.topic());
        }
        if (!queues.isEmpty()) {
            reasons.add("queue=" + enquiry.queue());
        }
        if (!tiers.isEmpty()) {
            reasons.add("tier=" + lower(enquiry.tier()));
        }
        if (!priorities.isEmpty()) {
            reasons.add("priority=" + lower(enquiry.priority()));
        }
        if (!channels.isEmpty()) {
            reasons.add("channel=" + lower(enquiry.channel()));
        }
        enquiry.tags().stream().filter(tags::contains).sorted().forEach(tag -> reasons.add("tag=" + tag));
        if (visibility != null) {
            reasons.add("visibility=" + lower(visibility));
        }
        if (!languages.isEmpty()) {
            reasons.add("language=" + enquiry.language());
        }
        return reasons;
    }

    private boolean fitsLanguage(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        return languages.isEmpty()
                || languages.stream()
                        .map(wanted -> wanted.toLowerCase(Locale.ROOT))
                        .anyMatch(wanted -> tag.equals(wanted) || tag.startsWith(wanted + "-"));
    }

    private static boolean fits(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
