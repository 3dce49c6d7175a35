package io.pronto.knowledge.search;

class InMemorySearchIndexTest implements SearchIndexContract {
    private final InMemorySearchIndex index = new InMemorySearchIndex();

    @Override
    public SearchIndex index() {
        return index;
    }

    @Override
    public int dimensions() {
        return 8;
    }
}
