package io.pronto.conversation.notice.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Metric;
import io.pronto.conversation.notice.Notice;
import io.pronto.conversation.notice.Notices;
import io.pronto.conversation.notice.Recipient;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notices")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
@Tag(name = "Notices", description = "Promises in danger that one should know about")
class NoticeController {
    /** Unread notices are counted no further. */
    private static final int MOST_UNREAD = 100;

    private final Notices notices;
    private final Clock clock;

    NoticeController(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A notice.
     *
     * @param kind {@code warning}, {@code breach} or {@code escalation}
     * @param number the conversation's number
     * @param percent share of the target that is used, of a warning
     * @param step of the ladder from 1, of an escalation
     */
    record NoticeView(
            UUID id,
            String kind,
            UUID conversationId,
            long number,
            @Nullable String customer,
            Metric metric,
            @Nullable Integer percent,
            @Nullable Integer step,
            Instant dueAt,
            Instant at,
            @Nullable Instant readAt) {
        static NoticeView of(Notices.Seen seen) {
            Notice notice = seen.notice();
            return new NoticeView(
                    notice.id(),
                    notice.kind().name().toLowerCase(Locale.ROOT),
                    notice.conversation().value(),
                    seen.number(),
                    seen.customer(),
                    notice.metric(),
                    notice.percent(),
                    notice.step(),
                    notice.dueAt(),
                    notice.at(),
                    seen.readAt());
        }
    }

    /** @param count of unread notices, 100 for all from 100 on */
    record Unread(int count) {}

    record Reading(@NotEmpty @Size(max = 100) Set<@NotNull UUID> ids) {}

    @GetMapping
    @Operation(summary = "One's notices, newest first", description = "Kept for 30 days.")
    Slice<NoticeView> list(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        Notices.Place after =
                Cursor.decode(cursor, 2).map(NoticeController::place).orElse(Notices.Place.START);
        return Slice.of(
                        notices.of(actor.id(), is(actor), unread, after, size + 1),
                        size,
                        last -> Cursor.encode(last.notice().at(), last.notice().id()))
                .map(NoticeView::of);
    }

    @GetMapping("/unread")
    @Operation(summary = "How many of one's notices are unread")
    Unread unread(Actor actor) {
        return new Unread(notices.unread(actor.id(), is(actor), MOST_UNREAD));
    }

    @PostMapping("/read")
    @Transactional
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark notices read", description = "Those of others are left alone.")
    void read(Actor actor, @RequestBody @Valid Reading reading) {
        notices.read(actor.id(), is(actor), reading.ids(), clock.instant());
    }

    private static Set<Recipient> is(Actor actor) {
        Set<Recipient> is = new HashSet<>();
        is.add(new Recipient.Person(new AgentId(actor.id())));
        if (actor.is(Role.SUPERVISOR)) {
            is.add(new Recipient.Supervisors());
        }
        if (actor.is(Role.MANAGER)) {
            is.add(new Recipient.Managers());
        }
        if (actor.is(Role.AGENT)) {
            is.add(new Recipient.Agents());
        }
        return is;
    }

    private static Notices.Place place(List<String> parts) {
        try {
            return new Notices.Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }
}
