package io.pronto.knowledge.help.adapter;

import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.answer.Answers;
import io.pronto.knowledge.gap.Misses;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class HelpWiring {
    @Bean
    HelpTemplates helpTemplates(KnowledgeSettings settings) {
        return new HelpTemplates(settings.publicUrl().toString().replaceAll("/+$", ""));
    }

    @Bean
    SearchMisses searchMisses(Answers answers, Misses misses, Clock clock) {
        return new SearchMisses(answers, misses, clock);
    }

    /** The pages are open to everybody; they read what is published for everybody and nothing else. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 51)
    SecurityFilterChain helpPagesDoor(HttpSecurity http) {
        return http.securityMatcher("/help", "/help/**", "/sitemap.xml")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
