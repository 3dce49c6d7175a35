package io.pronto.knowledge.search.adapter;

import io.pronto.knowledge.KnowledgeSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The models alone: what judges guesses on data needs no server. */
@Configuration(proxyBeanMethods = false)
class EmbeddingWiring {
    @Bean(destroyMethod = "close")
    OnnxEmbeddings embeddings(KnowledgeSettings settings) {
        return new OnnxEmbeddings(settings.embedding().cores());
    }
}
