package io.pronto.sla;

import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The real servers behind a test of the whole service: a database and a bus of its own, and the directory of all. */
final class SlaServers {
    private SlaServers() {}

    /** Tells the service where they are. */
    static void register(DynamicPropertyRegistry registry, String database) {
        PostgresAddress address = TestServers.freshDatabase(database);
        String prefix = database + "-" + UUID.randomUUID();
        registry.add("spring.datasource.url", address::url);
        registry.add("spring.datasource.username", address::username);
        registry.add("spring.datasource.password", address::password);
        registry.add("spring.data.redis.url", () -> TestServers.redis().url());
        registry.add("pronto.bus.prefix", () -> prefix);
        registry.add(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                () -> TestServers.keycloak().issuer());
        registry.add(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                () -> TestServers.keycloak().jwks());
    }
}
