package io.pronto.routing.pool.adapter;

import io.pronto.platform.problem.Problem;
import io.pronto.platform.problem.ProblemWriter;
import io.pronto.routing.pool.Standing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Passes what a standby is asked on to the writer, which checks it as if it had been asked itself. Its body is bounded before it gets here. While nobody writes, a request waits
 * for a short time; after that, 503 with {@code Retry-After}.
 */
final class StandbyForwarding extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(StandbyForwarding.class);
    /** On what a standby has passed on: whoever gets it answers itself or not at all. */
    private static final String FORWARDED = "Pronto-Forwarded";

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    /** Those of one connection only, and those that the client sets itself. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Writership writership;
    private final Duration patience;
    private final ProblemWriter problems;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param patience so long a request waits for somebody to write */
    StandbyForwarding(Writership writership, Duration patience, ProblemWriter problems) {
        this.writership = writership;
        this.problems = problems;
        this.patience = patience;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (writership.standing() instanceof Standing.Writer) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        long end = System.nanoTime() + patience.toNanos();
        @Nullable HttpResponse<byte[]> answer = null;
        try {
            while (System.nanoTime() < end) {
                answer = request.getHeader(FORWARDED) == null ? ask(request, body) : null;
                if (answer != null || writership.await(LOOK) instanceof Standing.Writer) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException cut) {
            // The writer died with the request in hand: perhaps it was done. Whoever asked may ask again.
            log.info("The writer was lost in the middle of a {}: {}", request.getMethod(), cut.toString());
            problems.write(Problem.unavailable("unavailable"), request, response);
            return;
        }
        if (answer != null) {
            pass(answer, response);
        } else if (writership.standing() instanceof Standing.Writer) {
            chain.doFilter(new ReadRequest(request, body), response);
        } else {
            response.setHeader(FORWARDED, "1");
            problems.write(Problem.unavailable("unavailable"), request, response);
        }
    }

    /** The writer's answer; null when nobody was reached that is one, and nothing was done. */
    private @Nullable HttpResponse<byte[]> ask(HttpServletRequest request, byte[] body)
            throws IOException, InterruptedException {
        Optional<URI> writer;
        try {
            writer = writership.writer();
        } catch (DataAccessException | TransactionException e) {
            log.debug("The pool's row could not be read.", e);
            return null;
        }
        if (writer.isEmpty()) {
            return null;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(
                        URI.create(writer.get() + request.getRequestURI() + query))
                .timeout(ANSWER_WITHIN)
                .method(request.getMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                .header(FORWARDED, "1");
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase(FORWARDED)) {
                Collections.list(request.getHeaders(name)).forEach(value -> forwarded.header(name, value));
            }
        }
        try {
            HttpResponse<byte[]> answer = http.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            return answer.headers().firstValue(FORWARDED).isPresent() ? null : answer;
        } catch (ConnectException | HttpConnectTimeoutException gone) {
            return null;
        }
    }

    private static void pass(HttpResponse<byte[]> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.statusCode());
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                values.forEach(value -> response.addHeader(name, value));
            }
        });
        response.getOutputStream().write(answer.body());
    }
}
