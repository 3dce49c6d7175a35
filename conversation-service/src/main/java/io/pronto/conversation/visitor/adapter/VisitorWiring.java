package io.pronto.conversation.visitor.adapter;

import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.conversation.enquiry.Waits;
import io.pronto.conversation.inbox.Receipts;
import io.pronto.conversation.visitor.VisitorSecret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class VisitorWiring {

    @Bean
    VisitorTokens visitorTokens(ConversationSettings settings, Clock clock) {
        return new VisitorTokens(settings.widget().key(), settings.widget().tokenLife(), clock);
    }

    @Bean
    Talks talks(Conversations conversations, Directory directory, Waits waits, Receipts receipts) {
        return new Talks(conversations, directory, waits, receipts);
    }

    @Bean
    MessageRate messageRate(ConversationSettings settings) {
        return new MessageRate(settings.widget().burst(), settings.widget().perMinute());
    }

    @Bean
    Supplier<VisitorSecret> freshSecrets() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[VisitorSecret.BYTES];
            random.nextBytes(bytes);
            return VisitorSecret.of(bytes);
        };
    }

    @Bean
    WebMvcConfigurer visitorArguments() {
        // The visitor comes from the token, so the API's description does not list her.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.Visitor.class);
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new VisitorArgument());
            }
        };
    }

    /** The widget's own door: any site may embed it, nothing rides on cookies, and staff tokens do not open it. */
    @Bean
    @Order(10)
    SecurityFilterChain widgetDoor(
            HttpSecurity http,
            VisitorTokens tokens,
            AuthenticationEntryPoint problemEntryPoint,
            AccessDeniedHandler problemDeniedHandler) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "Idempotency-Key", "Accept-Language", "Last-Event-ID"));
        cors.setExposedHeaders(List.of("Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"));
        cors.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/widget/v1/**", cors);
        return http.securityMatcher("/widget/v1/**")
                .cors(c -> c.configurationSource(source))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/widget/v1/sessions")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens.decoder()))
                        .authenticationEntryPoint(problemEntryPoint)
                        .accessDeniedHandler(problemDeniedHandler))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problemEntryPoint).accessDeniedHandler(problemDeniedHandler))
                .build();
    }
}
