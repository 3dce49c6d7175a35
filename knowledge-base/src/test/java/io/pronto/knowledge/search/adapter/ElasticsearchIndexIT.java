package io.pronto.knowledge.search.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.Found;
import io.pronto.knowledge.search.Rankings;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.SearchIndexContract;
import io.pronto.knowledge.search.SynonymBook;
import io.pronto.knowledge.search.SynonymGroup;
import io.pronto.stack.TestServers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchIndexIT implements SearchIndexContract {
    private final String prefix = "c" + UUID.randomUUID().toString().substring(0, 8);
    private Rest5Client http;
    private ElasticsearchClient client;
    private IndexCopies copies;
    private SynonymBook book = SynonymBook.EMPTY;
    private ElasticsearchIndex index;

    @BeforeEach
    void connect() {
        ElasticsearchCompatibility compatibility = new ElasticsearchCompatibility(8);
        http = Rest5Client.builder(TestServers.elasticsearch())
                .setHttpClientConfigCallback(compatibility::customize)
                .build();
        client = new ElasticsearchClient(new Rest5ClientTransport(http, new Jackson3JsonpMapper()));
        copies = new IndexCopies(client, new EightDimensions(), prefix);
        index = new ElasticsearchIndex(client, copies, language -> book);
        copies.switchTo(Language.EN, copies.create(Language.EN, "one"));
    }

    @AfterEach
    void tidy() throws IOException {
        copies.drop(prefix + "-en-eight-3-one");
        copies.drop(prefix + "-en-eight-3-two");
        http.close();
    }

    private Found only(Rankings rankings) {
        assertThat(rankings.byWords()).hasSize(1);
        return rankings.byWords().getFirst();
    }

    private static SearchIndex.Embedded title(String text) {
        float[] vector = new float[8];
        vector[0] = 1;
        return new SearchIndex.Embedded(new Entry(Entry.Kind.TITLE, 0, "", "", text), vector);
    }

    private Rankings forgiving(String words) {
        return index.find(
                new SearchIndex.Sought(Language.EN, words, title("").vector(), Set.of(Audience.PUBLIC), 10, true));
    }

    @Test
    void aTypoIsForgivenWhereItIsAskedFor() {
        ArticleId article = new ArticleId(UUID.randomUUID());
        index.put(article, Language.EN, 1, Audience.PUBLIC, List.of(title("invoice address")));

        assertThat(only(forgiving("my invioce")).article()).isEqualTo(article);
        assertThat(index.find(new SearchIndex.Sought(
                                Language.EN, "invioce", title("").vector(), Set.of(Audience.PUBLIC), 10))
                        .byWords())
                .isEmpty();
    }

    @Test
    void synonymsFindWhatIsWordedOtherwise() {
        ArticleId article = new ArticleId(UUID.randomUUID());
        index.put(article, Language.EN, 1, Audience.PUBLIC, List.of(title("money back")));
        assertThat(forgiving("reimbursement").byWords()).isEmpty();

        book = new SynonymBook(
                List.of(new SynonymGroup(UUID.randomUUID(), Language.EN, List.of("reimbursement", "money back"))));

        assertThat(only(forgiving("reimbursement")).article()).isEqualTo(article);
    }

    @Test
    void whatIsBeingTypedIsFoundOncePerArticle() {
        ArticleId article = new ArticleId(UUID.randomUUID());
        index.put(
                article,
                Language.EN,
                1,
                Audience.PUBLIC,
                List.of(
                        title("Deliver to a parcel locker"),
                        new SearchIndex.Embedded(
                                new Entry(Entry.Kind.QUESTION, 1, "", "", "parcel locker delivery?"),
                                title("").vector())));

        assertThat(index.begun(Language.EN, "parcel loc", Set.of(Audience.PUBLIC), 5))
                .extracting(SearchIndex.Begun::article)
                .containsExactly(article);
        assertThat(index.begun(Language.EN, "parcle lokcer", Set.of(Audience.PUBLIC), 5))
                .extracting(SearchIndex.Begun::article)
                .containsExactly(article);
        assertThat(index.begun(Language.EN, "parcel loc", Set.of(Audience.INTERNAL), 5))
                .isEmpty();
    }

    @Test
    void anotherCopyIsFilledBesideTheLiveOneAndThenAnswers() {
        ArticleId article = new ArticleId(UUID.randomUUID());
        String two = copies.create(Language.EN, "two");
        SearchIndex.Indexed indexed =
                new SearchIndex.Indexed(article, Language.EN, 2, Audience.PUBLIC, List.of(title("beside")));

        index.put(List.of(indexed), Map.of(Language.EN, two));
        assertThat(only(forgiving("beside")).article()).isEqualTo(article);
        copies.switchTo(Language.EN, two);

        assertThat(only(forgiving("beside")).article()).isEqualTo(article);
        assertThat(copies.live(Language.EN))
                .hasValueSatisfying(copy -> assertThat(copy.name()).isEqualTo(two));
        assertThat(copies.find(Language.EN, prefix + "-en-eight-3-one")).isEmpty();
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
