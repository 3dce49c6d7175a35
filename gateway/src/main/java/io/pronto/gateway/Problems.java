package io.pronto.gateway;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes the gateway's own refusals in the form of RFC 9457, the same as the services'. */
public final class Problems {
    private static final String ASKED_FOR = Problems.class.getName() + ".askedFor";
    private static final JsonMapper JSON = new JsonMapper();

    private record Problem(String type, String title, int status, String detail, String code, String instance) {}

    private Problems() {}

    /** Ends the exchange with this problem. @param code stable, lower case with hyphens; clients translate by it */
    public static Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String code, String detail) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set("Cache-Control", "no-store");
        byte[] body = JSON.writeValueAsString(new Problem(
                        "urn:pronto:problem:" + code,
                        status.getReasonPhrase(),
                        status.value(),
                        detail,
                        code,
                        askedFor(exchange)))
                .getBytes(StandardCharsets.UTF_8);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    /** Keeps the path the client asked for, since a forward inside the gateway changes it. */
    public static void remember(ServerWebExchange exchange) {
        exchange.getAttributes().put(ASKED_FOR, exchange.getRequest().getPath().value());
    }

    private static String askedFor(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(
                ASKED_FOR, exchange.getRequest().getPath().value());
    }
}
