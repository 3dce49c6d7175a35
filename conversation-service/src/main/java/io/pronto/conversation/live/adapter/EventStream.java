package io.pronto.conversation.live.adapter;

import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.Switchboard;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream of server-sent events. The request's own virtual thread writes it; a reader that is too slow blocks
 * only that thread, and its mailbox bounds what piles up.
 */
final class EventStream {

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final int RECONNECT_MILLIS = 1_500;

    private final Switchboard switchboard;
    private final Clock clock;
    private final Duration ping;
    private final Duration longest;
    private final Consumer<LiveEvent.Carried> delivered;
    private final Consumer<String> staffMoved;

    /**
     * @param longest after which the page has to come again with a fresh token
     * @param staffMoved is told the id of staff who opened or left a page
     */
    EventStream(
            Switchboard switchboard,
            Clock clock,
            Duration ping,
            Duration longest,
            Consumer<LiveEvent.Carried> delivered,
            Consumer<String> staffMoved) {
        this.switchboard = switchboard;
        this.clock = clock;
        this.ping = ping;
        this.longest = longest;
        this.delivered = delivered;
        this.staffMoved = staffMoved;
    }

    /** Writes until the page is gone, the time is over or this replica stops. */
    void run(Switchboard.Listener listener, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        Instant end = clock.instant().plus(longest);
        switchboard.join(listener);
        noteStaff(listener);
        try {
            OutputStream out = response.getOutputStream();
            write(out, "retry: " + RECONNECT_MILLIS + "\n");
            write(out, "ready", "{\"serverTime\":\"" + clock.instant() + "\"}");
            out.flush();
            while (!listener.mailbox().isClosed() && clock.instant().isBefore(end)) {
                List<LiveEvent> events = listener.mailbox().take(ping.toMillis());
                if (events.isEmpty()) {
                    write(out, "ping", "{\"serverTime\":\"" + clock.instant() + "\"}");
                }
                for (LiveEvent event : events) {
                    write(out, event.name(), event.dataFor(listener.id()));
                }
                out.flush();
                events.forEach(event -> noteDelivery(event, listener));
            }
        } catch (IOException e) {
            log.debug("The page of {} is gone.", listener.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            switchboard.leave(listener);
            listener.mailbox().close();
            noteStaff(listener);
        }
    }

    private void noteStaff(Switchboard.Listener listener) {
        if (listener instanceof Switchboard.StaffPage page) {
            staffMoved.accept(page.id());
        }
    }

    private void noteDelivery(LiveEvent event, Switchboard.Listener listener) {
        LiveEvent.Carried carried = event.carries();
        if (carried != null && carried.reader().equals(listener.id())) {
            delivered.accept(carried);
        }
    }

    private static void write(OutputStream out, String name, String data) throws IOException {
        write(out, "event: " + name + "\ndata: " + data + "\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
