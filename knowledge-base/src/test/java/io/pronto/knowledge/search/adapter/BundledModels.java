package io.pronto.knowledge.search.adapter;

import io.pronto.knowledge.search.Embeddings;

/** The models that ship, loaded once per test run. */
public final class BundledModels {
    private static final class Loaded {
        static final OnnxEmbeddings MODELS = new OnnxEmbeddings(2);
    }

    private BundledModels() {}

    public static Embeddings load() {
        return Loaded.MODELS;
    }
}
