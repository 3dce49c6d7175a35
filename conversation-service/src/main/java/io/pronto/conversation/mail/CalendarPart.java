package io.pronto.conversation.mail;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Appointments (iCalendar, RFC 5545), read by biweekly: it takes what real calendars write and never throws for it. */
final class CalendarPart {
    private static final int LONGEST = 500;

    private CalendarPart() {}

    /** The first appointment of the part; null when there is none. */
    static @Nullable Invitation read(String text, @Nullable String declaredMethod) {
        ICalendar calendar = Biweekly.parse(text).first();
        if (calendar == null || calendar.getEvents().isEmpty()) {
            return null;
        }
        VEvent event = calendar.getEvents().getFirst();
        String method = calendar.getMethod() == null
                ? declaredMethod
                : calendar.getMethod().getValue();
        ICalDate start =
                event.getDateStart() == null ? null : event.getDateStart().getValue();
        ICalDate end = event.getDateEnd() == null ? null : event.getDateEnd().getValue();
        return new Invitation(
                method == null ? null : method.toUpperCase(java.util.Locale.ROOT),
                event.getSummary() == null ? null : shortened(event.getSummary().getValue()),
                event.getLocation() == null
                        ? null
                        : shortened(event.getLocation().getValue()),
                event.getOrganizer() == null
                        ? null
                        : shortened(event.getOrganizer().getEmail()),
                instant(start),
                instant(end),
                start != null && !start.hasTime());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : Instant.ofEpochMilli(date.getTime());
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null
                ? null
                : text.substring(0, Math.min(text.length(), LONGEST)).strip();
    }
}
