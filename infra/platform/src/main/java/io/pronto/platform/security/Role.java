package io.pronto.platform.security;

import java.util.Locale;
import java.util.Optional;

/** What a signed-in person or program may do. In Keycloak the same word in lower case. */
public enum Role {
    /** Answers customers. */
    AGENT,
    /** Sees and moves the work of all agents, and may do what an agent may. */
    SUPERVISOR,
    /** Reads measures and reports. */
    MANAGER,
    /** Configures the suite. */
    ADMIN,
    /** A program of the organisation, signed in with client credentials. */
    INTEGRATOR;

    /** The authority Spring Security knows it by: {@code ROLE_AGENT} … */
    public String authority() {
        return "ROLE_" + name();
    }

    /** The role of that name in Keycloak, or nothing: tokens carry roles of others too. */
    static Optional<Role> named(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    static Optional<Role> ofAuthority(String authority) {
        return authority.startsWith("ROLE_") ? named(authority.substring("ROLE_".length())) : Optional.empty();
    }
}
