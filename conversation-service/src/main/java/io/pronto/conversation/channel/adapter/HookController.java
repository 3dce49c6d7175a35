package io.pronto.conversation.channel.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.pronto.conversation.channel.Arrivals;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.channel.Connectors;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.HookReceiver.Accepted;
import io.pronto.conversation.channel.HookReceiver.HookReply;
import io.pronto.conversation.channel.HookReceiver.Rejected;
import io.pronto.conversation.channel.HookUrls;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The platforms' door. Whoever knocks is let in by the connector's own check of signatures, and by nothing else. */
@RestController
@Hidden
class HookController {

    private static final Logger log = LoggerFactory.getLogger(HookController.class);
    private static final int LARGEST = 2 * 1024 * 1024;

    private final Connections connections;
    private final Connectors connectors;
    private final Arrivals arrivals;
    private final MeterRegistry meters;
    private final Clock clock;
    private final HookUrls hooks;

    HookController(
            Connections connections,
            Connectors connectors,
            Arrivals arrivals,
            MeterRegistry meters,
            Clock clock,
            HookUrls hooks) {
        this.connections = connections;
        this.connectors = connectors;
        this.arrivals = arrivals;
        this.meters = meters;
        this.clock = clock;
        this.hooks = hooks;
    }

    @RequestMapping(
            path = {"/hooks/{connection}", "/hooks/{connection}/**"},
            method = {RequestMethod.GET, RequestMethod.POST})
    @PreAuthorize("permitAll()")
    ResponseEntity<byte[]> hear(@PathVariable UUID connection, HttpServletRequest request) throws IOException {
        Connection found =
                connections.find(connection).filter(Connection::enabled).orElseThrow(Problem::notFound);
        if (!(connectors.of(found) instanceof HookReceiver receiver)) {
            throw Problem.notFound();
        }
        return switch (receiver.receive(found, raw(request))) {
            case Accepted(List<Incoming> incoming, HookReply reply) -> {
                for (Incoming one : incoming) {
                    Arrivals.Arrival arrival = arrivals.accept(found, one);
                    count(found, arrival.getClass().getSimpleName());
                }
                yield answer(reply);
            }
            case Rejected(int status, String reason) -> {
                count(found, "Rejected");
                // Counted above; a line for each would let whoever forges fill the log.
                log.debug("A request to {} was rejected: {}", found, reason);
                yield ResponseEntity.status(status).build();
            }
        };
    }

    private void count(Connection connection, String what) {
        meters.counter("pronto.channel.arrivals", "kind", connection.kind(), "outcome", what.toLowerCase())
                .increment();
    }

    private static ResponseEntity<byte[]> answer(HookReply reply) {
        return ResponseEntity.status(reply.status())
                .contentType(MediaType.parseMediaType(reply.mediaType() + ";charset=UTF-8"))
                .header("X-Content-Type-Options", "nosniff")
                .body(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private RawRequest raw(HttpServletRequest request) throws IOException {
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(LARGEST + 1);
        }
        if (body.length > LARGEST) {
            throw Problem.tooLarge("body-too-large", LARGEST);
        }
        Map<String, List<String>> headers = new HashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        String query = request.getQueryString();
        String url = hooks.outside(request.getRequestURI() + (query == null ? "" : "?" + query));
        try {
            return new RawRequest(request.getMethod(), URI.create(url), headers, body, clock.instant());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("malformed").because(e);
        }
    }
}
