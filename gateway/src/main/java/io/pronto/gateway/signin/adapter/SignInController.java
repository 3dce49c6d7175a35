package io.pronto.gateway.signin.adapter;

import io.pronto.gateway.GatewaySettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Coming, being here, and going. */
@RestController
class SignInController {
    private static final String TARGET = "pronto.target";

    private final ReactiveJwtDecoder tokens;
    private final ServerOAuth2AuthorizedClientRepository authorizedClients;
    private final GatewaySettings settings;
    private final WebClient keycloak = WebClient.create();

    SignInController(
            ReactiveJwtDecoder tokens,
            ServerOAuth2AuthorizedClientRepository authorizedClients,
            GatewaySettings settings) {
        this.tokens = tokens;
        this.authorizedClients = authorizedClients;
        this.settings = settings;
    }

    /** Who is signed in. */
    record Session(String id, String username, String name, List<String> roles, String locale) {}

    /** Sends the browser to Keycloak and remembers where in the suite it wanted to go. */
    @GetMapping("/login")
    Mono<ResponseEntity<Void>> login(@RequestParam(defaultValue = "/") String to, WebSession session) {
        session.getAttributes().put(TARGET, inside(to).toString());
        return Mono.just(ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/oauth2/authorization/keycloak"))
                .build());
    }

    /** After Keycloak said yes. */
    Mono<Void> arrived(WebFilterExchange exchange, Authentication who) {
        return exchange.getExchange().getSession().flatMap(session -> {
            Object target = session.getAttributes().remove(TARGET);
            return new DefaultServerRedirectStrategy()
                    .sendRedirect(exchange.getExchange(), inside(target == null ? "/" : target.toString()));
        });
    }

    @GetMapping("/api/v1/session")
    Mono<Session> session(
            @RegisteredOAuth2AuthorizedClient("keycloak") OAuth2AuthorizedClient client, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        return tokens.decode(client.getAccessToken().getTokenValue()).map(SignInController::session);
    }

    private static Session session(Jwt token) {
        Map<String, Object> realm = token.getClaimAsMap("realm_access");
        Object roles = realm == null ? null : realm.get("roles");
        String username = token.getClaimAsString("preferred_username");
        String name = token.getClaimAsString("name");
        String locale = token.getClaimAsString("locale");
        return new Session(
                token.getSubject(),
                username,
                name == null ? username : name,
                roles instanceof List<?> list
                        ? list.stream().map(Object::toString).sorted().toList()
                        : List.of(),
                locale == null ? "en" : locale);
    }

    /** Ends the session here and at Keycloak, without a token in any address. */
    @PostMapping("/logout")
    Mono<ResponseEntity<Void>> logout(Authentication who, ServerWebExchange exchange) {
        return endAtKeycloak(who, exchange)
                .then(exchange.getSession())
                .flatMap(WebSession::invalidate)
                .thenReturn(ResponseEntity.noContent().build());
    }

    private Mono<Void> endAtKeycloak(Authentication who, ServerWebExchange exchange) {
        if (!(who instanceof OAuth2AuthenticationToken)) {
            return Mono.empty();
        }
        return authorizedClients
                .<OAuth2AuthorizedClient>loadAuthorizedClient("keycloak", who, exchange)
                .flatMap(client -> {
                    var refresh = client.getRefreshToken();
                    if (refresh == null) {
                        return Mono.<Void>empty();
                    }
                    return keycloak.post()
                            .uri(settings.realmUrl() + "/protocol/openid-connect/logout")
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .body(BodyInserters.fromFormData("client_id", "pronto-gateway")
                                    .with("client_secret", settings.clientSecret())
                                    .with("refresh_token", refresh.getTokenValue()))
                            .retrieve()
                            .toBodilessEntity()
                            .timeout(Duration.ofSeconds(3))
                            .then();
                })
                // Keycloak being away must not keep anyone signed in here; its own session ends by time.
                .onErrorComplete();
    }

    /** A path inside this suite, or its first page: never another site. */
    private static URI inside(String target) {
        boolean safe = target.matches("/(?![/\\\\])[\\w\\-./?=&%~+:@]*");
        return URI.create(safe ? target : "/");
    }
}
