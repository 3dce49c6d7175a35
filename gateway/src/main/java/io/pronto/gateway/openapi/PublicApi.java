package io.pronto.gateway.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one OpenAPI 3.1 description out of the services' own.
 *
 * <p>A schema's name is prefixed with its service, so that two services may use one word for two things.
 */
public final class PublicApi {
    private static final List<String> PUBLIC = List.of("/api/v1/", "/widget/v1/", "/help-api/v1/");

    private PublicApi() {}

    /**
     * @param services each service's description as parsed JSON, by the service's short name; may lack those away
     * @param server the address of the gateway
     */
    public static Map<String, Object> of(Map<String, Map<String, Object>> services, String server) {
        Map<String, Object> paths = new TreeMap<>();
        Map<String, Map<String, Object>> components = new LinkedHashMap<>();
        components.put(
                "securitySchemes",
                new TreeMap<>(Map.of(
                        "token",
                        Map.of(
                                "type", "http",
                                "scheme", "bearer",
                                "bearerFormat", "JWT",
                                "description",
                                        "An access token of the realm with audience 'pronto'; integrators get it with"
                                                + " client credentials. Under /widget/v1 a visitor token."))));
        services.forEach((service, description) -> {
            child(description, "paths").forEach((path, operations) -> {
                if (PUBLIC.stream().anyMatch(path::startsWith)) {
                    paths.put(path, tagged(service, renamed(service, operations)));
                }
            });
            child(description, "components").forEach((kind, named) -> {
                if (!"securitySchemes".equals(kind) && named instanceof Map<?, ?> entries) {
                    Map<String, Object> target = components.computeIfAbsent(kind, ignored -> new TreeMap<>());
                    entries.forEach((name, value) -> target.put(service + "." + name, renamed(service, value)));
                }
            });
        });
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("openapi", "3.1.0");
        api.put(
                "info",
                Map.of(
                        "title", "Pronto API",
                        "version", "v1",
                        "description",
                                "Times are ISO 8601 in UTC. Errors are RFC 9457 problems with a stable `code`. Lists are"
                                        + " `{items, next}`; pass `next` back as `cursor`. Send an `Idempotency-Key` with"
                                        + " every POST that must take effect once."));
        api.put("servers", List.of(Map.of("url", server)));
        api.put("security", List.of(Map.of("token", List.of())));
        api.put(
                "tags",
                services.keySet().stream().map(name -> Map.of("name", name)).toList());
        api.put("paths", paths);
        api.put("components", components);
        return api;
    }

    /** The same value with every reference to a component pointing to its prefixed name. */
    private static @Nullable Object renamed(String service, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> {
                    if ("$ref".equals(key) && inner instanceof String reference) {
                        copy.put("$ref", reference.replaceFirst("^(#/components/\\w+/)", "$1" + service + "."));
                    } else {
                        copy.put(String.valueOf(key), renamed(service, inner));
                    }
                });
                yield copy;
            }
            case List<?> list ->
                list.stream().map(inner -> renamed(service, inner)).toList();
            case null, default -> value;
        };
    }

    private static @Nullable Object tagged(String service, @Nullable Object operations) {
        if (operations instanceof Map<?, ?> byMethod) {
            byMethod.values().forEach(operation -> {
                if (operation instanceof Map<?, ?>) {
                    @SuppressWarnings("unchecked") // made by renamed() a moment ago
                    Map<String, Object> one = (Map<String, Object>) operation;
                    one.put("tags", List.of(service));
                    if (one.get("operationId") instanceof String id) {
                        one.put("operationId", service + "_" + id);
                    }
                }
            });
        }
        return operations;
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
