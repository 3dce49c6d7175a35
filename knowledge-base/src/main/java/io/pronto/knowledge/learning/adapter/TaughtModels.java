package io.pronto.knowledge.learning.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.learning.Judged;
import io.pronto.knowledge.learning.Regression;
import io.pronto.knowledge.learning.School;
import io.pronto.knowledge.learning.TaughtModel;
import io.pronto.knowledge.learning.Trust;
import io.pronto.knowledge.learning.Wording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Models in the table {@code answer_model}, the newest few of each language. */
final class TaughtModels {
    /** Tells how parameters are written: a change of that needs another number. */
    private static final int FORMAT = 1;

    private static final int KEPT = 3;

    private final JdbcClient jdbc;

    TaughtModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param learned nothing where too little was known to learn from */
    record Kept(int version, Instant learnedAt, int lessons, Optional<School.Learned> learned) {}

    /** The version of the newest; 0 if there is none. */
    int newest(Language language, String embeddingModel) {
        return jdbc.sql(
                        "SELECT coalesce(max(version), 0) FROM answer_model WHERE language = :language AND embedding_model = :model")
                .param("language", language.tag())
                .param("model", embeddingModel)
                .query(Integer.class)
                .single();
    }

    Kept read(int version) {
        return jdbc.sql("SELECT learned_at, lessons, parameters FROM answer_model WHERE version = :version")
                .param("version", version)
                .query((row, i) -> {
                    byte[] parameters = row.getBytes("parameters");
                    int lessons = row.getInt("lessons");
                    return new Kept(
                            version,
                            Objects.requireNonNull(row.getObject("learned_at", OffsetDateTime.class))
                                    .toInstant(),
                            lessons,
                            parameters == null ? Optional.empty() : read(parameters, lessons));
                })
                .single();
    }

    /** @param learned null where too little is known to learn from */
    void add(Language language, String embeddingModel, School.@Nullable Learned learned, int lessons, Instant at) {
        jdbc.sql("""
                        INSERT INTO answer_model (language, embedding_model, learned_at, lessons, articles, parameters)
                        VALUES (:language, :embedding, :at, :lessons, :articles, :parameters)""")
                .param("language", language.tag())
                .param("embedding", embeddingModel)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("lessons", lessons)
                .param(
                        "articles",
                        learned == null ? 0 : learned.model().articles().size())
                .param("parameters", learned == null ? null : written(learned))
                .update();
        jdbc.sql("""
                        DELETE FROM answer_model WHERE language = :language AND version NOT IN (
                            SELECT version FROM answer_model WHERE language = :language ORDER BY version DESC LIMIT :kept)""").param("language", language.tag()).param("kept", KEPT).update();
    }

    private static byte[] written(School.Learned learned) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            TaughtModel model = learned.model();
            out.writeInt(FORMAT);
            out.writeInt(model.articles().size());
            for (ArticleId article : model.articles()) {
                out.writeLong(article.value().getMostSignificantBits());
                out.writeLong(article.value().getLeastSignificantBits());
            }
            out.writeBoolean(model.others());
            write(model.byMeaning(), out);
            out.writeInt(model.wording().keys().length);
            for (long key : model.wording().keys()) {
                out.writeLong(key);
            }
            write(model.wording().rarity(), out);
            write(model.byWording(), out);
            out.writeDouble(model.trust().bias());
            out.writeInt(model.trust().weights().size());
            for (double weight : model.trust().weights()) {
                out.writeDouble(weight);
            }
            out.writeInt(learned.judged().size());
            for (Judged judged : learned.judged()) {
                out.writeFloat((float) judged.confidence());
                out.writeByte((judged.right() ? 1 : 0) + (judged.foreign() ? 2 : 0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Nothing if another version of this service wrote it: then it is learned anew. */
    private static Optional<School.Learned> read(byte[] bytes, int lessons) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                return Optional.empty();
            }
            List<ArticleId> articles = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                articles.add(new ArticleId(new UUID(in.readLong(), in.readLong())));
            }
            boolean others = in.readBoolean();
            Regression byMeaning = regression(in);
            long[] keys = new long[in.readInt()];
            for (int at = 0; at < keys.length; at++) {
                keys[at] = in.readLong();
            }
            Wording wording = new Wording(keys, floats(in));
            Regression byWording = regression(in);
            double bias = in.readDouble();
            List<Double> weights = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                weights.add(in.readDouble());
            }
            List<Judged> judged = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                double confidence = in.readFloat();
                int flags = in.readByte();
                judged.add(new Judged(confidence, (flags & 1) != 0, (flags & 2) != 0));
            }
            TaughtModel model =
                    new TaughtModel(articles, others, byMeaning, wording, byWording, new Trust(bias, weights));
            return Optional.of(new School.Learned(model, judged, lessons));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Regression regression, DataOutputStream out) throws IOException {
        write(regression.weights(), out);
        write(regression.biases(), out);
    }

    private static Regression regression(DataInputStream in) throws IOException {
        float[] weights = floats(in);
        return new Regression(weights, floats(in));
    }

    private static void write(float[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        byte[] bytes = new byte[numbers.length * Float.BYTES];
        java.nio.ByteBuffer.wrap(bytes).asFloatBuffer().put(numbers);
        out.write(bytes);
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] numbers = new float[in.readInt()];
        java.nio.ByteBuffer.wrap(in.readNBytes(numbers.length * Float.BYTES))
                .asFloatBuffer()
                .get(numbers);
        return numbers;
    }
}
