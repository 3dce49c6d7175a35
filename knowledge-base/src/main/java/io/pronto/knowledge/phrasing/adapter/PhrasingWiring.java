package io.pronto.knowledge.phrasing.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.phrasing.ModelPhrasing;
import io.pronto.knowledge.phrasing.ModelPhrasing.Ending;
import io.pronto.knowledge.phrasing.Phrasing;
import io.pronto.knowledge.phrasing.Support;
import io.pronto.knowledge.search.Embeddings;
import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PhrasingWiring {
    private static final Logger log = LoggerFactory.getLogger(PhrasingWiring.class);

    @Bean
    ModelUsage modelUsage(JdbcClient jdbc) {
        return new ModelUsage(jdbc);
    }

    /** Off until an address and a model are named. */
    @Bean
    Phrasing phrasing(
            KnowledgeSettings settings,
            ModelUsage usage,
            Embeddings embeddings,
            JsonMapper json,
            MeterRegistry meters,
            Clock clock) {
        KnowledgeSettings.Phrasing told = settings.phrasing();
        if (!told.on()) {
            return Phrasing.none();
        }
        log.info("Answers are phrased by {} at {}.", told.model(), told.baseUrl());
        return new ModelPhrasing(
                new ChatModelPort(ChatClient.create(model(told)), usage, told, clock),
                new SaidJson(json),
                new Support(embeddings),
                (ending, detail) -> {
                    meters.counter("pronto.phrasing", "ending", ending.name().toLowerCase(Locale.ROOT))
                            .increment();
                    if (ending != Ending.PHRASED) {
                        log.info("A passage is shown as it is: {} {}", ending, detail);
                    }
                });
    }

    private static OpenAiChatModel model(KnowledgeSettings.Phrasing told) {
        OpenAiChatOptions options = OpenAiChatOptions.builder()
                .baseUrl(told.baseUrl())
                // A server in the house may want none; the client wants one.
                .apiKey(told.apiKey().isBlank() ? "none" : told.apiKey())
                .model(told.model())
                .temperature(0.0)
                .maxTokens(told.longestAnswer())
                .timeout(told.timeout())
                .maxRetries(0)
                .build();
        return OpenAiChatModel.builder().options(options).build();
    }
}
