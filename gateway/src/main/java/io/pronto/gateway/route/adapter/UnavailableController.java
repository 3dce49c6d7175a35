package io.pronto.gateway.route.adapter;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.pronto.gateway.Problems;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a client is told when a service is away or too slow. */
@RestController
class UnavailableController {
    private static final Logger LOG = LoggerFactory.getLogger(UnavailableController.class);
    static final String PATH = "/gateway-unavailable/";

    @RequestMapping(PATH + "{service}")
    Mono<Void> unavailable(@PathVariable String service, ServerWebExchange exchange) {
        Throwable cause = exchange.getAttribute(ServerWebExchangeUtils.CIRCUITBREAKER_EXECUTION_EXCEPTION_ATTR);
        if (cause == null) {
            // Somebody asked for this page by name: there is nothing here for them.
            return Problems.write(exchange, HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
        }
        if (!(cause instanceof CallNotPermittedException)) {
            LOG.warn(
                    "No answer from {} to {}: {}",
                    service,
                    exchange.getRequest().getId(),
                    cause.toString());
        }
        exchange.getResponse().getHeaders().set("Retry-After", "3");
        return cause instanceof TimeoutException
                ? Problems.write(
                        exchange,
                        HttpStatus.GATEWAY_TIMEOUT,
                        "service-too-slow",
                        "The " + service + " service did not answer in time. It may have done what you asked: look"
                                + " before you ask again, or send the same Idempotency-Key.")
                : Problems.write(
                        exchange,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-away",
                        "The " + service + " service is not reachable at the moment. Try again in a few seconds.");
    }
}
