package io.pronto.gateway.limit.adapter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.pronto.gateway.GatewaySettings;
import io.pronto.gateway.GatewaySettings.Limits;
import io.pronto.gateway.Problems;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses what is too much or too large before anything is spent on it.
 *
 * <p>Buckets live in this process, so that a limit costs no round trip and holds while Redis is away; with several
 * replicas each grants its own share. A client is its token or session, unseen by the check whether it is valid:
 * inventing tokens helps nobody, because the address has a bucket too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestLimits implements WebFilter {
    private static final int MOST_BUCKETS = 100_000;

    private final Limits limits;
    private final Cache<String, Bucket> clients = buckets();
    private final Cache<String, Bucket> addresses = buckets();

    RequestLimits(GatewaySettings settings) {
        this.limits = settings.limits();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        Problems.remember(exchange);
        if (path.startsWith("/assets/") || path.startsWith("/actuator/")) {
            return chain.filter(exchange);
        }
        long most = takesFiles(path) ? limits.fileBytes() : limits.bodyBytes();
        if (request.getHeaders().getContentLength() > most) {
            return Problems.write(
                    exchange,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "The request body is larger than the " + most + " bytes allowed here.");
        }
        InetSocketAddress remote = request.getRemoteAddress();
        String address = remote == null ? "unknown" : remote.getAddress().getHostAddress();
        boolean platform = path.startsWith("/hooks/");
        int perAddress = platform ? limits.perPlatform() : limits.perAddress();
        ConsumptionProbe byAddress = bucket(addresses, platform ? "hooks " + address : address, perAddress)
                .tryConsumeAndReturnRemaining(1);
        if (!byAddress.isConsumed()) {
            return refuse(exchange, "address", perAddress, byAddress);
        }
        String client = client(request);
        if (client != null) {
            ConsumptionProbe byClient =
                    bucket(clients, client, limits.perClient()).tryConsumeAndReturnRemaining(1);
            if (!byClient.isConsumed()) {
                return refuse(exchange, "client", limits.perClient(), byClient);
            }
            tell(exchange, "client", limits.perClient(), byClient);
        }
        return chain.filter(exchange);
    }

    private static boolean takesFiles(String path) {
        return path.endsWith("/attachments") || path.endsWith("/import");
    }

    private static @Nullable String client(ServerHttpRequest request) {
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization;
        }
        HttpCookie session = request.getCookies().getFirst("PRONTO_SESSION");
        return session == null ? null : session.getValue();
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, String policy, int perSecond, ConsumptionProbe probe) {
        tell(exchange, policy, perSecond, probe);
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(probe)));
        return Problems.write(
                exchange,
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "More than " + perSecond + " requests per second from one " + policy + ". Wait " + seconds(probe)
                        + " s, then go on more slowly.");
    }

    /** The headers of the IETF's RateLimit draft. */
    private static void tell(ServerWebExchange exchange, String policy, int perSecond, ConsumptionProbe probe) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Policy", "\"" + policy + "\";q=" + perSecond + ";w=1");
        headers.set("RateLimit", "\"" + policy + "\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe));
    }

    private static long seconds(ConsumptionProbe probe) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
    }

    private static Bucket bucket(Cache<String, Bucket> buckets, String key, int perSecond) {
        return buckets.get(
                key,
                ignored -> Bucket.builder()
                        .addLimit(
                                limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(Duration.ofMinutes(5))
                .build();
    }
}
