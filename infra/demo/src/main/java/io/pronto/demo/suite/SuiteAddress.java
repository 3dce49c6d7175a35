package io.pronto.demo.suite;

import java.net.URI;
import java.util.Map;

/**
 * Where the suite and its sign-in are.
 *
 * @param gateway the public address, without a path
 * @param issuer the realm
 * @param signInClient the public client that signs the demo people in by name and password
 * @param password the one password of the demo people
 */
public record SuiteAddress(URI gateway, URI issuer, String signInClient, String password) {
    /**
     * From the environment: {@code PRONTO_PUBLIC_URL}, {@code PRONTO_ISSUER} (or {@code PRONTO_KEYCLOAK_URL}) and
     * {@code PRONTO_DEMO_PASSWORD}; what is missing is as {@code ./pronto up} has it.
     */
    public static SuiteAddress from(Map<String, String> environment) {
        String keycloak = environment.getOrDefault("PRONTO_KEYCLOAK_URL", "http://127.0.0.1:8188");
        return new SuiteAddress(
                URI.create(environment.getOrDefault("PRONTO_PUBLIC_URL", "http://127.0.0.1:8080")),
                URI.create(environment.getOrDefault("PRONTO_ISSUER", keycloak + "/realms/pronto")),
                "pronto-test",
                environment.getOrDefault("PRONTO_DEMO_PASSWORD", "pronto-demo"));
    }

    @Override
    public String toString() {
        return "SuiteAddress[" + gateway + ", " + issuer + "]";
    }
}
