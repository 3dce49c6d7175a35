package io.pronto.sla.policy;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The enquiries that a policy is for: every condition must hold, an empty one holds always. */
public record Match(
        Set<Channel> channels,
        Set<String> queues,
        Set<Priority> priorities,
        Set<Tier> tiers,
        Set<String> languages,
        Set<String> topics) {
    /** Most values of one condition. */
    static final int MAX_VALUES = 100;

    public Match {
        channels = Set.copyOf(channels);
        queues = Set.copyOf(queues);
        priorities = Set.copyOf(priorities);
        tiers = Set.copyOf(tiers);
        languages = Set.copyOf(languages);
        topics = Set.copyOf(topics);
    }

    /** Every enquiry. */
    public static final Match ANY = new Match(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** Enquiries of these channels. */
    public static Match ofChannels(Channel... channels) {
        return new Match(Set.of(channels), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** These conditions and those tiers. */
    public Match andTiers(Tier... wanted) {
        return new Match(channels, queues, priorities, Set.of(wanted), languages, topics);
    }

    /** These conditions and those topics. */
    public Match andTopics(String... wanted) {
        return new Match(channels, queues, priorities, tiers, languages, Set.of(wanted));
    }

    /** Whether every condition holds. A language tag also fits its longer forms: {@code zh} fits {@code zh-CN}. */
    public boolean fits(Enquiry enquiry) {
        return (channels.isEmpty() || channels.contains(enquiry.channel()))
                && fits(queues, enquiry.queue())
                && (priorities.isEmpty() || priorities.contains(enquiry.priority()))
                && (tiers.isEmpty() || tiers.contains(enquiry.tier()))
                && fitsLanguage(enquiry.language())
                && fits(topics, enquiry.topic());
    }

    /**
     * How special the conditions are: a topic outweighs all other conditions together, then queue, tier, priority,
     * channel, language.
     */
    public int weight() {
        return (topics.isEmpty() ? 0 : 32)
                + (queues.isEmpty() ? 0 : 16)
                + (tiers.isEmpty() ? 0 : 8)
                + (priorities.isEmpty() ? 0 : 4)
                + (channels.isEmpty() ? 0 : 2)
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
