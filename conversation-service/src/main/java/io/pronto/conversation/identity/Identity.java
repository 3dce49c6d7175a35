package io.pronto.conversation.identity;

import io.pronto.contracts.CustomerId;
import io.pronto.conversation.channel.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a person is known: what came of one account, address or number. Her conversations stay with it whatever else turns
 * out about who she is, so that everything can be taken back.
 *
 * @param vouched whether the host site's signature says who she is
 * @param addresses under which channels know her
 */
public record Identity(
        CustomerId customer,
        @Nullable String name,
        @Nullable String email,
        @Nullable String externalId,
        boolean vouched,
        List<Address> addresses,
        Instant createdAt) {
    public Identity {
        addresses = List.copyOf(addresses);
    }
}
