package io.pronto.knowledge.suggestion.adapter;

import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.gap.GivenReplies;
import io.pronto.knowledge.search.ArticleSearch;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.suggestion.Suggestions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuggestionWiring {
    @Bean
    Suggestions suggestions(ArticleSearch search, Embeddings embeddings, GivenReplies replies, Pages pages) {
        return new Suggestions(search, embeddings, replies, pages);
    }
}
