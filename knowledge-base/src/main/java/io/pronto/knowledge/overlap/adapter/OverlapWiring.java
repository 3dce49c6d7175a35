package io.pronto.knowledge.overlap.adapter;

import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import io.pronto.contracts.KnowledgeEvent.ArticleRetired;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.platform.event.Subscriptions;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class OverlapWiring {
    @Bean
    OverlapBook overlapBook(JdbcClient jdbc) {
        Supplier<UUID> ids = UUID::randomUUID;
        return new OverlapBook(jdbc, ids);
    }

    @Bean
    OverlapWorker overlapWorker(
            OverlapBook book,
            Articles articles,
            Pages pages,
            Embeddings embeddings,
            SearchIndex index,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new OverlapWorker(
                book, articles, pages, embeddings, index, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Subscriptions overlapEvents(OverlapBook book) {
        return Subscriptions.of("overlaps")
                .on(ArticlePublished.class, (event, context) -> book.want(event.article(), event.at()))
                .on(ArticleRetired.class, (event, context) -> book.forget(event.article()));
    }
}
