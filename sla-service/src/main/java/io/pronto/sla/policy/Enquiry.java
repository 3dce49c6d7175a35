package io.pronto.sla.policy;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an enquiry when its promises are looked up.
 *
 * @param queue where it waits or is worked on, once known
 * @param language a tag such as {@code en} or {@code zh}
 * @param topic what it is about, once known
 */
public record Enquiry(
        Channel channel,
        @Nullable String queue,
        Priority priority,
        Tier tier,
        String language,
        @Nullable String topic) {}
