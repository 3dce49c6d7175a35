package io.pronto.conversation.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An appointment that came as a calendar part.
 *
 * @param method what the sender wants: {@code REQUEST}, {@code CANCEL}, {@code REPLY} …
 * @param allDay whether the times are whole days
 */
public record Invitation(
        @Nullable String method,
        @Nullable String summary,
        @Nullable String location,
        @Nullable String organizer,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean allDay) {}
