package io.pronto.routing.promise;

class InMemoryPromisedRepliesTest implements PromisedRepliesContract {
    @Override
    public PromisedReplies empty() {
        return new InMemoryPromisedReplies();
    }
}
