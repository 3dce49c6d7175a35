package io.pronto.knowledge.article;

class InMemoryArticlesTest implements ArticlesContract {
    private final Articles articles = new InMemoryArticles();

    @Override
    public Articles articles() {
        return articles;
    }

    @Override
    public String mark() {
        return "memory";
    }
}
