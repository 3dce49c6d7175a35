package io.pronto.stack.server;

import java.util.Map;

/**
 * The secrets that a new realm is made with.
 *
 * @param admin password of the administrator of Keycloak itself
 * @param gateway secret of the client {@code pronto-gateway}
 * @param integrator secret of the client {@code pronto-integrator}
 * @param directory secret of the client {@code pronto-directory}
 */
public record KeycloakSecrets(String admin, String gateway, String integrator, String directory) {
    /** By the names that the realm file asks for. */
    Map<String, String> clientSecrets() {
        return Map.of(
                "PRONTO_GATEWAY_CLIENT_SECRET", gateway,
                "PRONTO_INTEGRATOR_CLIENT_SECRET", integrator,
                "PRONTO_DIRECTORY_CLIENT_SECRET", directory);
    }

    @Override
    public String toString() {
        return "KeycloakSecrets[…]";
    }
}
