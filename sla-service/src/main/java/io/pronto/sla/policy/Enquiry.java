package io.pronto.sla.policy;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an enquiry when its promises are looked up.
 *
 * @param queue where it waits or is worked on, once known
 * @param language a tag such as {@code en} or {@code zh}
 * @param topic what it is about, once known
 * @param publicly everybody can read it, such as a comment under a post
 */
public record Enquiry(
        Channel channel,
        @Nullable String queue,
        Priority priority,
        Tier tier,
        String language,
        @Nullable String topic,
        Set<String> tags,
        boolean publicly) {
    public Enquiry {
        tags = Set.copyOf(tags);
    }

    /** A private one without tags. */
    public Enquiry(
            Channel channel,
            @Nullable String queue,
            Priority priority,
            Tier tier,
            String language,
            @Nullable String topic) {
        this(channel, queue, priority, tier, language, topic, Set.of(), false);
    }

    /** The same in another queue. */
    public Enquiry inQueue(@Nullable String wanted) {
        return new Enquiry(channel, wanted, priority, tier, language, topic, tags, publicly);
    }

    /** The same, come in otherwise. */
    public Enquiry through(Channel wanted) {
        return new Enquiry(wanted, queue, priority, tier, language, topic, tags, publicly);
    }

    /** The same, judged otherwise. */
    public Enquiry classified(Priority urgency, Tier promised, String tongue, @Nullable String subject) {
        return new Enquiry(channel, queue, urgency, promised, tongue, subject, tags, publicly);
    }

    /** The same with these tags instead. */
    public Enquiry tagged(Collection<String> wanted) {
        return new Enquiry(channel, queue, priority, tier, language, topic, Set.copyOf(wanted), publicly);
    }

    /** The same, readable by everybody or not. */
    public Enquiry readable(boolean byEverybody) {
        return new Enquiry(channel, queue, priority, tier, language, topic, tags, byEverybody);
    }
}
