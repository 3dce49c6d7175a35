package io.pronto.knowledge.search.adapter;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.search.ArticleSearch;
import io.pronto.knowledge.search.Embeddings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SearchWiring {
    @Bean
    ElasticsearchCompatibility elasticsearchCompatibility(KnowledgeSettings settings) {
        return new ElasticsearchCompatibility(settings.index().compatibility());
    }

    @Bean
    ElasticsearchIndex searchIndex(ElasticsearchClient client, Embeddings embeddings, KnowledgeSettings settings) {
        return new ElasticsearchIndex(client, embeddings, settings.index().prefix());
    }

    @Bean
    ArticleSearch articleSearch(Embeddings embeddings, ElasticsearchIndex index, Articles articles) {
        return new ArticleSearch(embeddings, index, articles);
    }

    @Bean
    Signal indexSignal() {
        return new Signal();
    }

    @Bean
    IndexTasks indexTasks(JdbcClient jdbc, Signal indexSignal) {
        return new IndexTasks(jdbc, indexSignal);
    }

    @Bean
    Indexing indexing(
            Articles articles,
            Pages pages,
            Embeddings embeddings,
            ElasticsearchIndex index,
            IndexTasks tasks,
            PlatformTransactionManager transactions,
            Signal indexSignal,
            KnowledgeSettings settings,
            Clock clock) {
        return new Indexing(
                articles,
                pages,
                embeddings,
                index,
                tasks,
                new TransactionTemplate(transactions),
                indexSignal,
                settings.index().retry(),
                clock);
    }
}
