package io.pronto.analytics.board.adapter;

import io.pronto.analytics.board.Board;
import io.pronto.analytics.board.adapter.BoardFeed.Picture;
import io.pronto.platform.security.Actor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The live board. */
@RestController
@PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
class BoardController {
    private static final Duration PING = Duration.ofSeconds(15);
    /** A stream ends after this time; the browser opens the next one, and its token is checked again. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final BoardFeed feed;
    private final JsonMapper json;
    private final Clock clock;

    BoardController(BoardFeed feed, JsonMapper json, Clock clock) {
        this.feed = feed;
        this.json = json;
        this.clock = clock;
    }

    @Operation(summary = "What is going on now: queues, agents, who waits, which promises are due first")
    @GetMapping("/api/v1/board")
    Board board(Actor actor) {
        return feed.now();
    }

    @Operation(
            summary = "The board as server-sent events",
            description =
                    "An event 'board' whenever something changed, at most one a second; an event 'ping' every 15 s."
                            + " Ends after 30 minutes; open it again.")
    @GetMapping(path = "/api/v1/board/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(Actor actor, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        Instant end = clock.instant().plus(LONGEST);
        OutputStream out = response.getOutputStream();
        feed.enter();
        try {
            long seen = 0;
            while (feed.isRunning() && clock.instant().isBefore(end)) {
                Picture picture = feed.after(seen, PING);
                if (picture == null) {
                    send(out, "ping", "{\"serverTime\":\"" + clock.instant() + "\"}");
                } else {
                    seen = picture.number();
                    send(out, "board", json.writeValueAsString(picture.board()));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            feed.leave();
        }
    }

    private static void send(OutputStream out, String event, String data) throws IOException {
        out.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
