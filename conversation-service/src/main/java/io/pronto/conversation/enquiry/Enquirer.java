package io.pronto.conversation.enquiry;

import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import org.jspecify.annotations.Nullable;

/** What a conversation has to know of its customer. {@code reachable}: an e-mail address is known. */
public record Enquirer(CustomerId id, @Nullable String name, Tier tier, boolean reachable) {}
