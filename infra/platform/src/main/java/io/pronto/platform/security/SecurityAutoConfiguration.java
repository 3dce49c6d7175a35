package io.pronto.platform.security;

import io.pronto.platform.problem.Problem;
import io.pronto.platform.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Nothing is open but health, metrics and the API's description; all else needs a bearer token with our audience, and the
 * roles that the methods ask for. A service adds chains of its own, with a {@code securityMatcher} and a higher precedence,
 * for doors of another kind.
 */
@AutoConfiguration(before = {ServletWebSecurityAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(IdentitySettings.class)
@EnableMethodSecurity
class SecurityAutoConfiguration {
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 5)
    SecurityFilterChain bearerTokens(
            HttpSecurity http,
            IdentitySettings settings,
            AuthenticationEntryPoint problemEntryPoint,
            AccessDeniedHandler problemDeniedHandler) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(
                                        "/actuator/health/**",
                                        "/actuator/health",
                                        "/actuator/prometheus",
                                        "/actuator/info",
                                        "/v3/api-docs",
                                        "/v3/api-docs/**",
                                        "/v3/api-docs.yaml")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.jwtAuthenticationConverter(new KeycloakTokens(settings.client())))
                        .authenticationEntryPoint(problemEntryPoint)
                        .accessDeniedHandler(problemDeniedHandler))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problemEntryPoint).accessDeniedHandler(problemDeniedHandler))
                .build();
    }

    /** 401 as a problem; for a service's own chains too. */
    @Bean
    AuthenticationEntryPoint problemEntryPoint(ProblemWriter problems) {
        return (request, response, exception) ->
                problems.write(Problem.unauthenticated().header("WWW-Authenticate", "Bearer"), request, response);
    }

    /** 403 as a problem; for a service's own chains too. */
    @Bean
    AccessDeniedHandler problemDeniedHandler(ProblemWriter problems) {
        return (request, response, exception) -> problems.write(Problem.forbidden(), request, response);
    }

    @Bean
    RequestRejectedHandler problemRejectedHandler(ProblemWriter problems) {
        return (request, response, exception) ->
                problems.write(Problem.badRequest("invalid-request"), request, response);
    }

    /** Keys are fetched when the first token comes, so a service starts while Keycloak is down; never without a time-out. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer boundedKeyFetch(IdentitySettings settings) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(settings.keysTimeout());
        requests.setReadTimeout(settings.keysTimeout());
        return builder -> builder.restOperations(new RestTemplate(requests));
    }

    /** A timer and a span around each security filter cost more than the filters. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    static BeanPostProcessor rememberedTokens(ObjectProvider<Clock> clock) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JwtDecoder decoder
                        ? new RememberedTokens(decoder, clock.getIfAvailable(Clock::systemUTC))
                        : bean;
            }
        };
    }

    @Bean
    WebMvcConfigurer actorArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ActorArgument());
            }
        };
    }
}
