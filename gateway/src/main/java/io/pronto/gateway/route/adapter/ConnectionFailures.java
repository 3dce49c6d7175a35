package io.pronto.gateway.route.adapter;

import io.pronto.gateway.Problems;
import java.net.ConnectException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Failures that no breaker sees: a stream's service that is away, a sign-in that Keycloak has ended. */
@Component
@Order(-2)
class ConnectionFailures implements WebExceptionHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        if (failure instanceof ConnectException) {
            exchange.getResponse().getHeaders().set("Retry-After", "3");
            return Problems.write(
                    exchange,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "service-away",
                    "The service behind this address is not reachable at the moment. Try again in a few seconds.");
        }
        if (failure instanceof ClientAuthorizationException) {
            return exchange.getSession()
                    .flatMap(WebSession::invalidate)
                    .then(Problems.write(
                            exchange,
                            HttpStatus.UNAUTHORIZED,
                            "sign-in-ended",
                            "Your sign-in has ended. Sign in again at /login."));
        }
        return Mono.error(failure);
    }
}
