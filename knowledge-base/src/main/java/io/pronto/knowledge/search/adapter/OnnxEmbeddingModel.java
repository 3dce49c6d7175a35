package io.pronto.knowledge.search.adapter;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.pronto.knowledge.search.Passages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * A sentence-embedding model that runs in this process on the CPU. Model, tokenizer and native libraries come out of jars;
 * nothing is fetched.
 *
 * <p>Inference takes one core per call, so as many calls run at a time as the {@code cores} setting says; the others wait
 * in order. Without the arena, memory goes back to the system after each call.
 */
final class OnnxEmbeddingModel implements EmbeddingModel, AutoCloseable {
    /** How token vectors become one vector. */
    enum Pooling {
        /** The first token's, as BGE was trained. */
        CLS,
        /** The average over all tokens, as MiniLM was trained. */
        MEAN
    }

    /** Texts times the weight of the longest, in one run: the model's working memory grows with it. */
    private static final int BATCH = 3_000;

    // Native work would pin the carriers of virtual threads; the semaphore says how many of these run at a time.
    private static final Executor WORKERS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("embedding-", 0).factory());

    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Pooling pooling;
    private final int dimensions;
    private final Semaphore cores;

    /**
     * @param name the file name of model and tokenizer in the class path
     * @param longest tokens that are read of a text; the rest is ignored
     */
    OnnxEmbeddingModel(String name, Pooling pooling, int dimensions, int longest, Semaphore cores) {
        this.pooling = pooling;
        this.dimensions = dimensions;
        this.cores = cores;
        this.environment = OrtEnvironment.getEnvironment();
        try (InputStream words = resource(name + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            this.tokenizer = HuggingFaceTokenizer.newInstance(
                    words, Map.of("maxLength", Integer.toString(longest), "truncation", "true", "padding", "true"));
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            this.session = session(name, environment, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model " + name + " cannot be loaded.", e);
        }
    }

    /** By way of a file: as an array the weights would make the heap grow for good. */
    private static OrtSession session(String name, OrtEnvironment environment, OrtSession.SessionOptions options)
            throws IOException, OrtException {
        Path file = Files.createTempFile(name, ".onnx");
        try (InputStream weights = resource(name + ".onnx")) {
            Files.copy(weights, file, StandardCopyOption.REPLACE_EXISTING);
            return environment.createSession(file.toString(), options);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        List<Embedding> embeddings = new ArrayList<>();
        for (float[] vector : embed(request.getInstructions())) {
            embeddings.add(new Embedding(vector, embeddings.size()));
        }
        return new EmbeddingResponse(embeddings);
    }

    @Override
    public float[] embed(Document document) {
        return embed(List.of(getEmbeddingContent(document))).getFirst();
    }

    @Override
    public float[] embed(String text) {
        return embed(List.of(text)).getFirst();
    }

    @Override
    public String getEmbeddingContent(Document document) {
        String text = document.getText();
        return text == null ? "" : text;
    }

    /** Several batches run on as many cores as there are to have; texts of like length share one, so that little is padded. */
    @Override
    public List<float[]> embed(List<String> texts) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
        if (texts.size() > 1) {
            order.sort(Comparator.comparingInt(at -> Passages.weight(texts.get(at))));
        }
        List<List<Integer>> batches = new ArrayList<>();
        int from = 0;
        while (from < order.size()) {
            int to = end(texts, order, from);
            batches.add(order.subList(from, to));
            from = to;
        }
        float[][] vectors = new float[texts.size()][];
        if (batches.size() == 1) {
            embed(texts, batches.getFirst(), vectors);
        } else {
            CompletableFuture.allOf(batches.stream()
                            .map(batch -> CompletableFuture.runAsync(() -> embed(texts, batch, vectors), WORKERS))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        return Arrays.asList(vectors);
    }

    private void embed(List<String> texts, List<Integer> batch, float[][] vectors) {
        // Not interruptible: a caller's time-out must not leave a half-read result behind.
        cores.acquireUninterruptibly();
        try {
            List<float[]> embedded = run(batch.stream().map(texts::get).toList());
            for (int at = 0; at < batch.size(); at++) {
                vectors[batch.get(at)] = embedded.get(at);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model failed on a batch of " + batch.size() + ".", e);
        } finally {
            cores.release();
        }
    }

    /** Where the batch that begins there ends. */
    private static int end(List<String> texts, List<Integer> order, int from) {
        int longest = 0;
        int to = from;
        while (to < order.size()) {
            longest = Math.max(longest, Passages.weight(texts.get(order.get(to))));
            if (to > from && longest * (to + 1 - from) > BATCH) {
                return to;
            }
            to++;
        }
        return to;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void close() throws OrtException {
        session.close();
        tokenizer.close();
    }

    private List<float[]> run(List<String> texts) throws OrtException {
        // A batch wakes the tokenizer's own threads, which spin for a while; one question is cut faster without them.
        Encoding[] encodings = texts.size() == 1
                ? new Encoding[] {tokenizer.encode(texts.getFirst())}
                : tokenizer.batchEncode(texts.toArray(String[]::new));
        long[][] ids = new long[encodings.length][];
        long[][] mask = new long[encodings.length][];
        long[][] types = new long[encodings.length][];
        for (int row = 0; row < encodings.length; row++) {
            ids[row] = encodings[row].getIds();
            mask[row] = encodings[row].getAttentionMask();
            types[row] = encodings[row].getTypeIds();
        }
        try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
                OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask);
                OnnxTensor typeTensor = OnnxTensor.createTensor(environment, types);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            OnnxTensor hidden = (OnnxTensor) result.get(0);
            return pool(hidden.getFloatBuffer(), mask);
        }
    }

    private List<float[]> pool(FloatBuffer hidden, long[][] mask) {
        List<float[]> vectors = new ArrayList<>(mask.length);
        int tokens = mask[0].length;
        for (int row = 0; row < mask.length; row++) {
            float[] vector = new float[dimensions];
            int counted = pooling == Pooling.CLS ? 1 : tokens;
            for (int token = 0; token < counted; token++) {
                if (mask[row][token] == 0) {
                    continue;
                }
                int at = (row * tokens + token) * dimensions;
                for (int d = 0; d < dimensions; d++) {
                    vector[d] += hidden.get(at + d);
                }
            }
            vectors.add(normalised(vector));
        }
        return vectors;
    }

    private static float[] normalised(float[] vector) {
        double sum = 0;
        for (float x : vector) {
            sum += x * (double) x;
        }
        float length = (float) Math.max(Math.sqrt(sum), 1e-12);
        for (int d = 0; d < vector.length; d++) {
            vector[d] /= length;
        }
        return vector;
    }

    private static InputStream resource(String name) {
        @Nullable InputStream stream = OnnxEmbeddingModel.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(
                    name + " is not in the class path. Maybe the dependency with the embedding model is missing.");
        }
        return stream;
    }
}
