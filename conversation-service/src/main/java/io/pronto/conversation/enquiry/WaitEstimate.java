package io.pronto.conversation.enquiry;

import org.jspecify.annotations.Nullable;

/** What a waiting customer can be told. {@code position} from 1; seconds are absent when nothing honest can be said. */
public record WaitEstimate(
        int position,
        @Nullable Integer lowSeconds,
        @Nullable Integer highSeconds) {}
