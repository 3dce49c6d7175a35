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
    IndexCopies indexCopies(ElasticsearchClient client, Embeddings embeddings, KnowledgeSettings settings) {
        return new IndexCopies(client, embeddings, settings.index().prefix());
    }

    @Bean
    PostgresSynonyms synonyms(JdbcClient jdbc) {
        return new PostgresSynonyms(jdbc);
    }

    @Bean
    SynonymBooks synonymBooks(PostgresSynonyms synonyms, Clock clock) {
        return new SynonymBooks(synonyms, clock);
    }

    @Bean
    ElasticsearchIndex searchIndex(ElasticsearchClient client, IndexCopies copies, SynonymBooks books) {
        return new ElasticsearchIndex(client, copies, books::of);
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
            IndexCopies copies,
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
                copies,
                tasks,
                new TransactionTemplate(transactions),
                indexSignal,
                settings.index().retry(),
                clock);
    }
}
