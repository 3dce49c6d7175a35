package io.pronto.knowledge.learning.adapter;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.learning.Regression.Pace;
import io.pronto.knowledge.search.Embeddings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Directions of questions that are learned from, each computed once. */
final class LessonVectors {
    private static final int LOOKED_UP = 1_000;

    /** Few at a time: customers' questions wait for the same processor. */
    private static final int EMBEDDED = 8;

    private final JdbcClient jdbc;
    private final Embeddings embeddings;

    LessonVectors(JdbcClient jdbc, Embeddings embeddings) {
        this.jdbc = jdbc;
        this.embeddings = embeddings;
    }

    /** One per text, in order. */
    List<float[]> of(Language language, List<String> texts, Instant now, Pace pace) throws InterruptedException {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += LOOKED_UP) {
            vectors.addAll(some(language, texts.subList(from, Math.min(texts.size(), from + LOOKED_UP)), now, pace));
        }
        return vectors;
    }

    private List<float[]> some(Language language, List<String> texts, Instant now, Pace pace)
            throws InterruptedException {
        String model = embeddings.model(language);
        Map<ByteBuffer, String> digests = new LinkedHashMap<>();
        texts.forEach(text -> digests.put(digest(model, text), text));
        Map<ByteBuffer, float[]> known = new HashMap<>();
        jdbc.sql("UPDATE lesson_vector SET used_at = :now WHERE digest = ANY(:digests) RETURNING digest, vector")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "digests",
                        digests.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query((RowCallbackHandler) row -> known.put(
                        ByteBuffer.wrap(Objects.requireNonNull(row.getBytes("digest"))),
                        floats(Objects.requireNonNull(row.getBytes("vector")))));
        List<ByteBuffer> missing =
                digests.keySet().stream().filter(key -> !known.containsKey(key)).toList();
        for (int from = 0; from < missing.size(); from += EMBEDDED) {
            pace.next();
            List<ByteBuffer> keys = missing.subList(from, Math.min(missing.size(), from + EMBEDDED));
            List<float[]> vectors = embeddings.ofTexts(
                    language,
                    keys.stream()
                            .map(key -> Objects.requireNonNull(digests.get(key)))
                            .toList());
            for (int at = 0; at < keys.size(); at++) {
                known.put(keys.get(at), vectors.get(at));
            }
            store(keys, vectors, now);
        }
        return texts.stream()
                .map(text -> Objects.requireNonNull(known.get(digest(model, text)), text))
                .toList();
    }

    private void store(List<ByteBuffer> keys, List<float[]> vectors, Instant now) {
        jdbc.sql("""
                        INSERT INTO lesson_vector (digest, vector, used_at)
                        SELECT digest, vector, :now FROM unnest(:digests, :vectors) AS new (digest, vector)
                        ON CONFLICT (digest) DO NOTHING""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("digests", keys.stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .param("vectors", vectors.stream().map(LessonVectors::bytes).toArray(byte[][]::new))
                .update();
    }

    /** Forgets what was not learned from since then. */
    void forgetBefore(Instant then) {
        jdbc.sql("DELETE FROM lesson_vector WHERE used_at < :then")
                .param("then", then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ByteBuffer digest(String model, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(model.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
