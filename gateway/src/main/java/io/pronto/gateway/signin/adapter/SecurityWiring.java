package io.pronto.gateway.signin.adapter;

import io.pronto.gateway.GatewaySettings;
import io.pronto.gateway.Problems;
import java.time.Clock;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Three doors: what anyone may ask (the services check visitor tokens themselves), requests that bring their own
 * token, and the browser with its session. Every service checks the token again.
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {
    private static final Logger log = LoggerFactory.getLogger(SecurityWiring.class);

    private static final ServerAuthenticationEntryPoint SIGN_IN_FIRST = (exchange, failure) -> {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return Problems.write(
                exchange,
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                "Sign in at /login, or send a valid access token as 'Authorization: Bearer …'.");
    };

    private static final ServerAccessDeniedHandler REFUSED = (exchange, failure) ->
            Problems.write(exchange, HttpStatus.FORBIDDEN, "forbidden", "Not allowed: " + failure.getMessage() + ".");

    @Bean
    @Order(1)
    SecurityWebFilterChain open(ServerHttpSecurity http) {
        return headers(http)
                .securityMatcher(ServerWebExchangeMatchers.pathMatchers(
                        "/widget/**",
                        "/help-api/**",
                        "/help",
                        "/help/**",
                        "/sitemap.xml",
                        "/hooks/**",
                        "/actuator/health/**",
                        "/openapi.json",
                        "/developers/**"))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(any -> any.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain tokens(ServerHttpSecurity http, ReactiveJwtDecoder tokens) {
        return headers(http)
                .securityMatcher(bringsToken())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(any -> any.anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(tokens))
                        .authenticationEntryPoint(SIGN_IN_FIRST)
                        .accessDeniedHandler(REFUSED))
                .build();
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain browser(
            ServerHttpSecurity http, ServerOAuth2AuthorizationRequestResolver resolver, SignInController signIn) {
        return headers(http)
                .csrf(csrf -> csrf.csrfTokenRepository(CookieServerCsrfTokenRepository.withHttpOnlyFalse())
                        // The plain handler: a single-page app sends the cookie's value back as it is.
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .accessDeniedHandler(REFUSED))
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .authorizeExchange(any -> any.pathMatchers("/api/**", "/actuator/**")
                        .authenticated()
                        .pathMatchers(HttpMethod.POST, "/logout")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .pathMatchers(HttpMethod.HEAD, "/**")
                        .permitAll()
                        .anyExchange()
                        .denyAll())
                .oauth2Login(login -> login.authorizationRequestResolver(resolver)
                        .authenticationSuccessHandler(signIn::arrived)
                        .authenticationFailureHandler(failedSignIn()))
                .oauth2Client(Customizer.withDefaults())
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(SIGN_IN_FIRST).accessDeniedHandler(REFUSED))
                .build();
    }

    private static ServerHttpSecurity headers(ServerHttpSecurity http) {
        return http.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .headers(headers -> headers.referrerPolicy(
                                policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .permissionsPolicy(policy -> policy.policy("camera=(), geolocation=(), payment=()"))
                        .hsts(Customizer.withDefaults()));
    }

    private static ServerWebExchangeMatcher bringsToken() {
        return exchange -> {
            String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
            return header == null ? MatchResult.notMatch() : MatchResult.match();
        };
    }

    @Bean
    ServerOAuth2AuthorizationRequestResolver signInWithPkce(ReactiveClientRegistrationRepository clients) {
        var resolver = new DefaultServerOAuth2AuthorizationRequestResolver(clients);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    @Bean
    ReactiveJwtDecoder accessTokens(GatewaySettings settings) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        settings.realmUrl() + "/protocol/openid-connect/certs")
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer().toString()),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains("pronto"))));
        return new RememberedTokens(decoder, Clock.systemUTC());
    }

    /** She sees a page that offers to try again; why it failed stands in the log, as nobody else could tell. */
    private static ServerAuthenticationFailureHandler failedSignIn() {
        var page = new RedirectServerAuthenticationFailureHandler("/?sign-in=failed");
        return (exchange, failure) -> {
            log.warn("A sign-in failed: {}", failure.getMessage(), failure);
            return page.onAuthenticationFailure(exchange, failure);
        };
    }

    /** A timer and a span around each security filter cost more than the filters. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The CSRF cookie is written only if somebody asks for the token. */
    @Bean
    WebFilter csrfCookie() {
        return (exchange, chain) -> {
            Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
            return token == null ? chain.filter(exchange) : token.then(chain.filter(exchange));
        };
    }
}
