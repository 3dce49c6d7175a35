package io.pronto.routing.classification;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Tier;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules can ask about.
 *
 * @param page the address of the page on which the enquiry began
 * @param fields what was filled in there, by name
 * @param topic what it is about as far as that is known already
 */
public record Facts(
        Channel channel,
        @Nullable String page,
        Map<String, String> fields,
        Set<String> tags,
        String language,
        Tier tier,
        @Nullable String topic) {
    public Facts {
        fields = Map.copyOf(fields);
        tags = Set.copyOf(tags);
    }

    Facts about(@Nullable String other) {
        return new Facts(channel, page, fields, tags, language, tier, other);
    }
}
