package io.pronto.knowledge.search.adapter;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.SearchIndexContract;
import io.pronto.stack.TestServers;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class ElasticsearchIndexIT implements SearchIndexContract {
    private final String prefix = "c" + UUID.randomUUID().toString().substring(0, 8);
    private Rest5Client http;
    private ElasticsearchClient client;
    private ElasticsearchIndex index;

    @BeforeEach
    void connect() {
        ElasticsearchCompatibility compatibility = new ElasticsearchCompatibility(8);
        http = Rest5Client.builder(TestServers.elasticsearch())
                .setHttpClientConfigCallback(compatibility::customize)
                .build();
        client = new ElasticsearchClient(new Rest5ClientTransport(http, new Jackson3JsonpMapper()));
        index = new ElasticsearchIndex(client, new EightDimensions(), prefix);
        index.ensure(Language.EN);
    }

    @AfterEach
    void tidy() throws IOException {
        client.indices().delete(d -> d.index(prefix + "-en-eight-2").ignoreUnavailable(true));
        http.close();
    }

    @Override
    public SearchIndex index() {
        return index;
    }

    @Override
    public int dimensions() {
        return 8;
    }

    /** Only says how long directions are. */
    private static final class EightDimensions implements Embeddings {
        @Override
        public float[] ofQuestion(Language language, String question) {
            return new float[8];
        }

        @Override
        public List<float[]> ofTexts(Language language, List<String> texts) {
            return texts.stream().map(text -> new float[8]).toList();
        }

        @Override
        public String model(Language language) {
            return "eight";
        }

        @Override
        public int dimensions(Language language) {
            return 8;
        }
    }
}
