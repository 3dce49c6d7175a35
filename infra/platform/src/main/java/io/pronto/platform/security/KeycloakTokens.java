package io.pronto.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads Keycloak's claims: {@code realm_access}, {@code resource_access}, {@code groups}, names and locale. */
final class KeycloakTokens implements Converter<Jwt, AbstractAuthenticationToken> {
    private final String client;

    KeycloakTokens(String client) {
        this.client = client;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        List<GrantedAuthority> authorities = roles(token).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        return new JwtAuthenticationToken(token, authorities, token.getSubject());
    }

    /** Realm roles and the roles of our own client; other clients' roles mean something else. */
    private Set<Role> roles(Jwt token) {
        Map<?, ?> clients = map(token.getClaim("resource_access"));
        return Stream.concat(
                        strings(map(token.getClaim("realm_access")).get("roles")),
                        strings(map(clients.get(client)).get("roles")))
                .flatMap(name -> Role.named(name).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The person or program behind a bearer token; null for any other kind of sign-in. */
    static @Nullable Actor actor(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken signedIn) || !signedIn.isAuthenticated()) {
            return null;
        }
        Jwt token = signedIn.getToken();
        String id = token.getSubject();
        if (id == null) {
            return null;
        }
        String clientId = Objects.requireNonNullElse(
                text(token, "client_id"), Objects.requireNonNullElse(text(token, "azp"), id));
        String username = Objects.requireNonNullElse(text(token, "preferred_username"), clientId);
        // Keycloak names the account of a client "service-account-<client>"; people know the client.
        if (username.startsWith("service-account-")) {
            username = clientId;
        }
        String locale = text(token, "locale");
        return new Actor(
                id,
                username,
                Objects.requireNonNullElse(text(token, "name"), username),
                signedIn.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(Objects::nonNull)
                        .flatMap(authority -> Role.ofAuthority(authority).stream())
                        .collect(Collectors.toSet()),
                strings(token.getClaim("groups")).collect(Collectors.toSet()),
                locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale));
    }

    private static @Nullable String text(Jwt token, String claim) {
        return token.getClaim(claim) instanceof String text && !text.isBlank() ? text : null;
    }

    private static Map<?, ?> map(@Nullable Object claim) {
        return claim instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Stream<String> strings(@Nullable Object claim) {
        return claim instanceof Collection<?> many
                ? many.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
