package io.pronto.knowledge.search.adapter;

import ai.onnxruntime.OrtException;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.adapter.OnnxEmbeddingModel.Pooling;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.ai.embedding.EmbeddingModel;

/**
 * The bundled models, one per language. They are loaded and warmed up beside the rest of the start; who needs one earlier
 * waits for it.
 */
final class OnnxEmbeddings implements Embeddings, AutoCloseable {
    private static final int TOKENS = 320;

    static {
        // The tokenizer's loader would otherwise ask the network which native flavour to use.
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("RUST_FLAVOR", "cpu");
        // Its native library is unpacked there; a home folder is often missing or read-only.
        setIfAbsent(
                "DJL_CACHE_DIR",
                Path.of(System.getProperty("java.io.tmpdir"), "pronto-tokenizers")
                        .toString());
    }

    private final CompletableFuture<OnnxEmbeddingModel> english;
    private final CompletableFuture<OnnxEmbeddingModel> chinese;

    /** @param cores how many texts may be embedded at a time, at least 1 */
    OnnxEmbeddings(int cores) {
        Semaphore shared = new Semaphore(cores, true);
        // Platform threads: loading is native work that would pin a carrier.
        this.english = load(
                () -> new OnnxEmbeddingModel("all-minilm-l6-v2-q", Pooling.MEAN, 384, TOKENS, shared),
                "Where is my order?");
        this.chinese = english.thenCompose(done -> load(
                () -> new OnnxEmbeddingModel("bge-small-zh-v1.5-q", Pooling.CLS, 512, TOKENS, shared), "我的订单到哪里了？"));
    }

    private static CompletableFuture<OnnxEmbeddingModel> load(Supplier<OnnxEmbeddingModel> model, String example) {
        return CompletableFuture.supplyAsync(
                () -> {
                    OnnxEmbeddingModel loaded = model.get();
                    loaded.embed(example);
                    NativeHeap.trim();
                    return loaded;
                },
                task -> Thread.ofPlatform().daemon().name("embedding-model").start(task));
    }

    /** The Spring AI model of a language. */
    EmbeddingModel of(Language language) {
        return switch (language) {
            case EN -> english.join();
            case ZH -> chinese.join();
        };
    }

    @Override
    public float[] ofQuestion(Language language, String question) {
        return of(language).embed(question);
    }

    @Override
    public List<float[]> ofTexts(Language language, List<String> texts) {
        return of(language).embed(texts);
    }

    @Override
    public String model(Language language) {
        return switch (language) {
            case EN -> "minilm-l6-v2-q";
            case ZH -> "bge-small-zh-v15-q";
        };
    }

    @Override
    public int dimensions(Language language) {
        return switch (language) {
            case EN -> 384;
            case ZH -> 512;
        };
    }

    @Override
    public void close() throws OrtException {
        english.join().close();
        chinese.join().close();
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null && System.getenv(property) == null) {
            System.setProperty(property, value);
        }
    }
}
