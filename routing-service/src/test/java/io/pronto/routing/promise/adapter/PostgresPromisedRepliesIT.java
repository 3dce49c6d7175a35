package io.pronto.routing.promise.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.promise.PromisedReplies;
import io.pronto.routing.promise.PromisedRepliesContract;

class PostgresPromisedRepliesIT implements PromisedRepliesContract {
    @Override
    public PromisedReplies empty() {
        return new PostgresPromisedReplies(StoreDatabase.without("promised_reply"));
    }
}
