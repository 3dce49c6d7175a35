package io.pronto.gateway.openapi.adapter;

import io.pronto.gateway.GatewaySettings;
import io.pronto.gateway.openapi.PublicApi;
import io.pronto.gateway.route.ServiceRoute;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The whole public API in one document. A service that is away is described as it was last seen. */
@RestController
class PublicApiController {
    private static final Logger LOG = LoggerFactory.getLogger(PublicApiController.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON_OBJECT =
            new ParameterizedTypeReference<>() {};

    private final WebClient services = WebClient.builder()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
            .build();
    private final Map<String, Map<String, Object>> lastSeen = new ConcurrentHashMap<>();
    private final Mono<Map<String, Object>> api;

    PublicApiController(GatewaySettings settings) {
        List<ServiceRoute> routes = ServiceRoute.table(settings.services());
        this.api = Flux.fromIterable(routes)
                .flatMap(this::read)
                .then(Mono.fromSupplier(() -> {
                    Map<String, Map<String, Object>> ordered = new LinkedHashMap<>();
                    for (ServiceRoute route : routes) {
                        Map<String, Object> description = lastSeen.get(route.service());
                        if (description != null) {
                            ordered.put(route.service(), description);
                        }
                    }
                    return PublicApi.of(ordered, settings.publicUrl().toString());
                }))
                .cache(FRESH);
    }

    @GetMapping("/openapi.json")
    Mono<ResponseEntity<Map<String, Object>>> openapi() {
        return api.map(document -> ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(document));
    }

    private Mono<Void> read(ServiceRoute route) {
        return services.get()
                .uri(route.address() + "/v3/api-docs")
                .retrieve()
                .bodyToMono(JSON_OBJECT)
                // A service makes its description when it is first asked.
                .timeout(Duration.ofSeconds(30))
                .doOnNext(description -> lastSeen.put(route.service(), description))
                .onErrorResume(failure -> {
                    LOG.warn("No description of {} at {}: {}", route.service(), route.address(), failure.getMessage());
                    return Mono.empty();
                })
                .then();
    }
}
