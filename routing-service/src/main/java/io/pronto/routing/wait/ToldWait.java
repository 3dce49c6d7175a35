package io.pronto.routing.wait;

import io.pronto.contracts.ConversationId;
import org.jspecify.annotations.Nullable;

/** What one waiting customer has been told last. @param estimate absent when nothing honest could be said */
public record ToldWait(
        ConversationId conversation, int position, @Nullable WaitEstimate estimate) {}
