package io.pronto.sla;

import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The real servers behind a test of the whole service: a database and a bus of its own, and the directory of all. */
final class SlaServers {
    private SlaServers() {}

    /** Tells the service where they are. */
    static void register(DynamicPropertyRegistry registry, String database) {
        properties(TestServers.freshDatabase(database)).forEach((name, value) -> registry.add(name, () -> value));
    }

    /** What a replica on that database has to know. Replicas with the same properties are replicas of one service. */
    static Map<String, String> properties(PostgresAddress database) {
        return Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.username(),
                "spring.datasource.password",
                database.password(),
                "spring.data.redis.url",
                TestServers.redis().url(),
                "pronto.bus.prefix",
                "sla-it-" + UUID.randomUUID(),
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                TestServers.keycloak().issuer().toString(),
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                TestServers.keycloak().jwks().toString());
    }
}
