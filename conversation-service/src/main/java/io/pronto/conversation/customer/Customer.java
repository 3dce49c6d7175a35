package io.pronto.conversation.customer;

import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes to us.
 *
 * @param name null until she says it
 * @param email where she can be reached; null until she says it
 * @param externalId what the owner's own system calls her, unique within the owner
 * @param owner the integrator that created her; null for visitors of the widget
 * @param revision counts changes, from 1
 */
public record Customer(
        CustomerId id,
        @Nullable String name,
        @Nullable String email,
        Tier tier,
        String language,
        @Nullable String externalId,
        @Nullable String owner,
        Instant createdAt,
        long revision) {

    /** Whether she can be reached when her page is closed. */
    public boolean reachable() {
        return email != null;
    }

    /**
     * Whether a token of hers says who she is: only with the host site's signature one is given to a customer with an external
     * id. What programs write in somebody's name may come from anywhere, such as an e-mail's sender, and vouches for nothing.
     */
    public boolean vouched() {
        return owner == null && externalId != null;
    }

    /** The same with what she or somebody else said of her; null leaves as it is. */
    public Customer with(
            @Nullable String newName, @Nullable String newEmail, @Nullable Tier newTier, @Nullable String newLanguage) {
        return new Customer(
                id,
                newName == null ? name : newName,
                newEmail == null ? email : newEmail,
                newTier == null ? tier : newTier,
                newLanguage == null ? language : newLanguage,
                externalId,
                owner,
                createdAt,
                revision);
    }
}
