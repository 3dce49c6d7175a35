package io.pronto.knowledge.article.adapter;

import io.pronto.knowledge.article.ArticleIntake;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedChanges;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.event.EventOutbox;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class ArticleWiring {
    @Bean
    Articles articles(JdbcClient jdbc) {
        return new PostgresArticles(jdbc);
    }

    @Bean
    Pages pages() {
        return new MarkdownPages();
    }

    @Bean
    ArticleDesk articleDesk(
            Articles articles,
            List<PublishedChanges> changes,
            EventOutbox outbox,
            AuditLog audit,
            Supplier<UUID> ids,
            Clock clock) {
        return new ArticleDesk(articles, changes, outbox, audit, ids, clock);
    }

    @Bean
    DuePublishing duePublishing(Articles articles, ArticleDesk desk, Clock clock) {
        return new DuePublishing(articles, desk, clock);
    }

    @Bean
    ArticleIntake articleIntake(ArticleDesk desk) {
        return new DeskIntake(desk);
    }

    /** The help centre is open to everybody; it reads what is published for everybody and nothing else. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 50)
    SecurityFilterChain helpCentreDoor(HttpSecurity http) {
        return http.securityMatcher("/help-api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
