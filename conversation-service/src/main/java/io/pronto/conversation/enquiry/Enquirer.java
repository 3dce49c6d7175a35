package io.pronto.conversation.enquiry;

import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation has to know of its customer. {@code reachable}: an e-mail address is known. {@code vouched}: the site she
 * writes from says who she is, so that she may see what is for her alone.
 */
public record Enquirer(CustomerId id, @Nullable String name, Tier tier, boolean reachable, boolean vouched) {

    /** Somebody for whom nobody vouches. */
    public Enquirer(CustomerId id, @Nullable String name, Tier tier, boolean reachable) {
        this(id, name, tier, reachable, false);
    }

    /** Her tier, if it is sure that it is her. */
    public @Nullable Tier knownTier() {
        return vouched ? tier : null;
    }
}
