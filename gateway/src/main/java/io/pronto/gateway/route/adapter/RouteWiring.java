package io.pronto.gateway.route.adapter;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.pronto.gateway.GatewaySettings;
import io.pronto.gateway.route.ServiceRoute;
import java.time.Duration;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4jBulkheadProvider;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4jBulkheadConfigurationBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.filter.factory.DedupeResponseHeaderGatewayFilterFactory.Strategy;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RouteWiring {
    private static final int MOST_CALLS_AT_ONCE = 400;

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, GatewaySettings settings) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (ServiceRoute route : ServiceRoute.table(settings.services())) {
            if (!route.streams().isEmpty()) {
                // A stream has no end to wait for, so neither a time limit nor a breaker watches it.
                routes.route(
                        route.service() + "-streams",
                        spec -> spec.path(route.streams().toArray(String[]::new))
                                .filters(RouteWiring::relay)
                                .uri(route.address()));
            }
            routes.route(
                    route.service(),
                    spec -> spec.path(route.paths().toArray(String[]::new))
                            // The breaker is outermost: its own answer is complete and passes no further filter.
                            .filters(filters -> relay(filters.circuitBreaker(breaker -> breaker.setName(route.service())
                                    .setFallbackUri("forward:" + UnavailableController.PATH + route.service()))))
                            .uri(route.address()));
        }
        return routes.build();
    }

    /** The session's token goes on to the service, its cookies do not. */
    private static GatewayFilterSpec relay(GatewayFilterSpec filters) {
        return filters.tokenRelay()
                .removeRequestHeader("Cookie")
                .removeRequestHeader("X-XSRF-TOKEN")
                // CORS is answered here; a service that sees no origin adds no second header.
                .removeRequestHeader("Origin")
                .dedupeResponseHeader(
                        "X-Content-Type-Options X-Frame-Options X-XSS-Protection Referrer-Policy Cache-Control Pragma"
                                + " Expires Vary Content-Security-Policy",
                        Strategy.RETAIN_FIRST.name());
    }

    @Bean
    Customizer<ReactiveResilience4JCircuitBreakerFactory> breakers(GatewaySettings settings) {
        return factory -> factory.configureDefault(service -> new Resilience4JConfigBuilder(service)
                .circuitBreakerConfig(CircuitBreakerConfig.custom()
                        .slidingWindowSize(100)
                        .minimumNumberOfCalls(20)
                        .failureRateThreshold(50)
                        // Short, because a restarted service is back within seconds and people wait for it.
                        .waitDurationInOpenState(Duration.ofSeconds(2))
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build())
                .timeLimiterConfig(TimeLimiterConfig.custom()
                        .timeoutDuration(settings.answerTimeout())
                        .build())
                .build());
    }

    /** Keeps one slow service from taking the memory of all: calls beyond these are refused at once. Streams do not count. */
    @Bean
    Customizer<ReactiveResilience4jBulkheadProvider> bulkheads() {
        return provider -> provider.configureDefault(service -> new Resilience4jBulkheadConfigurationBuilder()
                .bulkheadConfig(BulkheadConfig.custom()
                        .maxConcurrentCalls(MOST_CALLS_AT_ONCE)
                        .maxWaitDuration(Duration.ZERO)
                        .build())
                .build());
    }
}
