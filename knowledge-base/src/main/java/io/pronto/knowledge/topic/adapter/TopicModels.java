package io.pronto.knowledge.topic.adapter;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.topic.Measures;
import io.pronto.knowledge.topic.TopicModel;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Models in the table {@code topic_model}; the newest of each language is kept in memory until there is a newer one. */
final class TopicModels {
    private static final int KEPT = 10;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<Language, Kept> newest = new EnumMap<>(Language.class);

    TopicModels(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Kept(int version, TopicModel model) {}

    /** What is said about a model. */
    record Head(
            int version,
            Language language,
            String embeddingModel,
            Instant trainedAt,
            int lessons,
            int topics,
            Measures measures) {}

    /** The newest of a language made for that embedding model. */
    synchronized Optional<Kept> newest(Language language, String embeddingModel) {
        int version = jdbc.sql(
                        "SELECT max(version) FROM topic_model WHERE language = :language AND embedding_model = :model")
                .param("language", language.tag())
                .param("model", embeddingModel)
                .query(Integer.class)
                .optional()
                .orElse(0);
        Kept known = newest.get(language);
        if (version == 0) {
            return Optional.empty();
        }
        if (known == null || known.version() != version) {
            known = jdbc.sql("SELECT topics, parameters FROM topic_model WHERE version = :version")
                    .param("version", version)
                    .query((rs, i) -> new Kept(
                            version,
                            model(
                                    List.of((String[]) rs.getArray("topics").getArray()),
                                    Objects.requireNonNull(rs.getBytes("parameters")))))
                    .single();
            newest.put(language, known);
        }
        return Optional.of(known);
    }

    void add(Language language, String embeddingModel, TopicModel model, Measures measures, Instant at) {
        jdbc.sql("""
                        INSERT INTO topic_model (language, embedding_model, trained_at, lessons, topics, parameters, measures)
                        VALUES (:language, :embedding, :at, :lessons, :topics, :parameters, CAST(:measures AS jsonb))""")
                .param("language", language.tag())
                .param("embedding", embeddingModel)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("lessons", measures.lessons())
                .param("topics", model.topics().toArray(String[]::new))
                .param("parameters", parameters(model))
                .param("measures", json.writeValueAsString(measures))
                .update();
        jdbc.sql("""
                        DELETE FROM topic_model WHERE language = :language AND version NOT IN (
                            SELECT version FROM topic_model WHERE language = :language ORDER BY version DESC LIMIT :kept)""").param("language", language.tag()).param("kept", KEPT).update();
    }

    /** All that are kept, the newest first. */
    List<Head> heads() {
        return jdbc.sql("SELECT * FROM topic_model ORDER BY version DESC LIMIT 20")
                .query((rs, i) -> new Head(
                        rs.getInt("version"),
                        Language.of(rs.getString("language")).orElseThrow(),
                        rs.getString("embedding_model"),
                        Objects.requireNonNull(rs.getObject("trained_at", OffsetDateTime.class))
                                .toInstant(),
                        rs.getInt("lessons"),
                        ((String[]) rs.getArray("topics").getArray()).length,
                        json.readValue(rs.getString("measures"), Measures.class)))
                .list();
    }

    private static byte[] parameters(TopicModel model) {
        int topics = model.topics().size();
        int dimensions = topics == 0 ? 0 : model.weights()[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(4 + 3 * 8 + topics * (1 + 2 * dimensions) * Float.BYTES);
        bytes.putInt(dimensions)
                .putDouble(model.trust().bias())
                .putDouble(model.trust().perLead())
                .putDouble(model.trust().perNearness());
        FloatBuffer numbers = bytes.asFloatBuffer();
        numbers.put(model.biases());
        for (int at = 0; at < topics; at++) {
            numbers.put(model.weights()[at]).put(model.means()[at]);
        }
        return bytes.array();
    }

    private static TopicModel model(List<String> topics, byte[] parameters) {
        ByteBuffer bytes = ByteBuffer.wrap(parameters);
        int dimensions = bytes.getInt();
        TopicModel.Trust trust = new TopicModel.Trust(bytes.getDouble(), bytes.getDouble(), bytes.getDouble());
        FloatBuffer numbers = bytes.asFloatBuffer();
        float[] biases = new float[topics.size()];
        float[][] weights = new float[topics.size()][dimensions];
        float[][] means = new float[topics.size()][dimensions];
        numbers.get(biases);
        for (int at = 0; at < topics.size(); at++) {
            numbers.get(weights[at]).get(means[at]);
        }
        return new TopicModel(topics, weights, biases, means, trust);
    }
}
