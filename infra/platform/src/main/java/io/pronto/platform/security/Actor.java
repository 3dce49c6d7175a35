package io.pronto.platform.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Who is asking. A controller takes one as an argument; without a valid token there is none and the request ends with 401.
 *
 * @param id the token's {@code sub}, which is also the agent's id; for a program its client's service account
 * @param username the login name; for a program the client id
 * @param name for people to read
 * @param groups paths of Keycloak groups, as {@code /support/east}
 * @param locale the language of the account, English when it says nothing
 */
public record Actor(String id, String username, String name, Set<Role> roles, Set<String> groups, Locale locale) {
    public Actor {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /** Whether one of these roles is the actor's. */
    public boolean is(Role... anyOf) {
        return Arrays.stream(anyOf).anyMatch(roles::contains);
    }
}
