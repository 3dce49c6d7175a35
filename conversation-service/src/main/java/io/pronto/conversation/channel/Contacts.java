package io.pronto.conversation.channel;

import io.pronto.contracts.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** Who is reached at which address. */
public interface Contacts {

    /** The customer of that address. */
    Optional<CustomerId> of(Address address);

    /** From now on that address is hers, unless it is somebody's already. @return whose it is */
    CustomerId remember(Address address, CustomerId customer, Instant at);
}
