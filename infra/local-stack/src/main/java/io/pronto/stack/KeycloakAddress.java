package io.pronto.stack;

import io.pronto.stack.server.DemoPeople;
import java.net.URI;
import java.util.Map;

/**
 * A Keycloak with the realm {@code pronto}, the people of the demo shop and the clients of the suite.
 *
 * @param url without a path
 */
public record KeycloakAddress(URI url, String clientSecret) {
    /** The realm, which is also the issuer in its tokens. */
    public URI issuer() {
        return url.resolve("/realms/pronto");
    }

    /** Where the realm publishes its signing keys. */
    public URI jwks() {
        return URI.create(issuer() + "/protocol/openid-connect/certs");
    }

    /** Where tokens are asked for. */
    public URI tokenEndpoint() {
        return URI.create(issuer() + "/protocol/openid-connect/token");
    }

    /** An access token, good for five minutes, of one of the demo people, such as {@code mei.lin}. */
    public String token(String username) {
        return DemoPeople.token(
                tokenEndpoint(),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "pronto-test",
                        "username",
                        username,
                        "password",
                        DemoPeople.PASSWORD));
    }

    /** An access token of a client itself, such as {@code pronto-integrator} or {@code pronto-directory}. */
    public String clientToken(String clientId) {
        return DemoPeople.token(
                tokenEndpoint(),
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret));
    }

    /** The secret that all confidential clients of this test realm have. */
    @Override
    public String clientSecret() {
        return clientSecret;
    }

    @Override
    public String toString() {
        return issuer().toString();
    }
}
