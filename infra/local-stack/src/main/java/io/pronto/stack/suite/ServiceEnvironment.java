package io.pronto.stack.suite;

import io.pronto.stack.RedisAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment in which each service runs: where the others are, and those secrets that this very service needs.
 */
final class ServiceEnvironment {
    private static final String HOST_KEY = "PRONTO_WIDGET_HOST_KEY";

    private final StackSettings settings;
    private final Secrets secrets;

    ServiceEnvironment(StackSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Setting names as listed in {@code docs/operations.md}; what a person set by hand wins. */
    Map<String, String> of(Part service) {
        var environment = new LinkedHashMap<>(shared());
        service.database().ifPresent(database -> {
            environment.put("PRONTO_DB_URL", postgresServer() + "/" + database);
            environment.put("PRONTO_DB_USER", database);
            environment.put("PRONTO_DB_PASSWORD", secrets.get(databasePassword(service)));
        });
        switch (service) {
            case CONVERSATION -> {
                environment.put("PRONTO_VISITOR_KEY", secrets.get("PRONTO_VISITOR_KEY"));
                environment.put("PRONTO_CHANNEL_KEY", secrets.get("PRONTO_CHANNEL_KEY"));
                // Proves who a host site's users are; only with a site that signs them.
                settings.value(HOST_KEY).ifPresent(key -> environment.put(HOST_KEY, key));
                if (settings.demo()) {
                    environment.put("PRONTO_WIDGET_NAME", "Lumen Goods");
                }
            }
            case ROUTING ->
                environment.put("PRONTO_DIRECTORY_CLIENT_SECRET", secrets.get("PRONTO_DIRECTORY_CLIENT_SECRET"));
            case KNOWLEDGE -> {
                environment.put(
                        "PRONTO_ELASTICSEARCH_URL",
                        settings.url(Part.ELASTICSEARCH).toString());
                environment.put("PRONTO_ELASTICSEARCH_COMPATIBILITY", "8");
                environment.put(
                        "DJL_CACHE_DIR", settings.data().resolve("models").toString());
            }
            case GATEWAY ->
                environment.put("PRONTO_GATEWAY_CLIENT_SECRET", secrets.get("PRONTO_GATEWAY_CLIENT_SECRET"));
            default -> {}
        }
        settings.values().forEach((name, value) -> {
            if (!isSecretOfAnother(name, environment)) {
                environment.put(name, value);
            }
        });
        environment.put("SERVER_PORT", Integer.toString(settings.port(service)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("TZ", "UTC");
        // Idle connections cost the local PostgreSQL some megabytes each.
        environment.putIfAbsent("PRONTO_DB_POOL", "8");
        return Map.copyOf(environment);
    }

    private Map<String, String> shared() {
        var shared = new LinkedHashMap<String, String>();
        var realm = settings.url(Part.KEYCLOAK) + "/realms/pronto";
        shared.put("PRONTO_REDIS_URL", redis());
        shared.put("PRONTO_KEYCLOAK_URL", settings.url(Part.KEYCLOAK).toString());
        shared.put("PRONTO_ISSUER", realm);
        shared.put("PRONTO_JWKS_URL", realm + "/protocol/openid-connect/certs");
        shared.put("PRONTO_PUBLIC_URL", settings.publicUrl().toString());
        shared.put("PRONTO_DEMO", Boolean.toString(settings.demo()));
        for (var service : Part.services()) {
            shared.put(
                    "PRONTO_" + service.word() + "_URL", settings.url(service).toString());
        }
        return shared;
    }

    private static boolean isSecretOfAnother(String name, Map<String, String> own) {
        var secret = name.endsWith("_KEY") || name.endsWith("_SECRET") || name.endsWith("_PASSWORD");
        return secret && !own.containsKey(name);
    }

    String postgresServer() {
        return settings.existing()
                .getOrDefault(Part.POSTGRES, "jdbc:postgresql://127.0.0.1:" + settings.port(Part.POSTGRES))
                .replaceFirst("/+$", "");
    }

    private String redis() {
        return settings.existing()
                .getOrDefault(Part.REDIS, new RedisAddress("127.0.0.1", settings.port(Part.REDIS)).url());
    }

    /** The name of the secret that opens the database of a service. */
    static String databasePassword(Part service) {
        return "PRONTO_" + service.word() + "_DB_PASSWORD";
    }
}
