package io.pronto.analytics.report.adapter;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.pronto.analytics.report.ConversationRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes conversations as CSV that a spreadsheet can open without running anything in it. */
final class ConversationCsv implements Closeable {
    private final CsvWriter csv;
    private final ZoneId zone;

    ConversationCsv(OutputStream out, ZoneId zone) {
        this.zone = zone;
        // The mark tells Excel that the file is UTF-8; without it Chinese names turn to noise there.
        this.csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(
                "\ufeffconversation",
                "channel",
                "language",
                "tier",
                "priority",
                "topic",
                "stage",
                "queue",
                "agent",
                "agent_name",
                "with_bot",
                "handoff_reason",
                "started_at",
                "handed_off_at",
                "first_assigned_at",
                "first_reply_at",
                "resolved_at",
                "outcome",
                "first_response_s",
                "human_wait_s",
                "average_response_s",
                "responses",
                "resolution_s",
                "customer_messages",
                "bot_replies",
                "agent_replies",
                "assignments",
                "reopenings",
                "promises_met",
                "promises_broken",
                "rating",
                "recontacted");
    }

    void write(ConversationRow row) {
        csv.writeRecord(
                text(row.id()),
                text(row.channel()),
                text(row.language()),
                text(row.tier()),
                text(row.priority()),
                text(row.topic()),
                text(row.stage()),
                text(row.queue()),
                text(row.agent()),
                text(row.agentName()),
                text(row.withBot()),
                text(row.handoffReason()),
                time(row.startedAt()),
                time(row.handedOffAt()),
                time(row.firstAssignedAt()),
                time(row.firstReplyAt()),
                time(row.resolvedAt()),
                text(row.outcome()),
                text(row.firstResponseSeconds()),
                text(row.humanWaitSeconds()),
                text(row.averageResponseSeconds()),
                text(row.responses()),
                text(row.resolutionSeconds()),
                text(row.customerMessages()),
                text(row.botReplies()),
                text(row.agentReplies()),
                text(row.assignments()),
                text(row.reopenings()),
                text(row.promisesMet()),
                text(row.promisesBroken()),
                text(row.rating()),
                text(row.recontacted()));
    }

    /** A text that begins like a formula is led by an apostrophe (OWASP, CSV injection). */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        return !(value instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }

    private String time(@Nullable Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        instant.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
