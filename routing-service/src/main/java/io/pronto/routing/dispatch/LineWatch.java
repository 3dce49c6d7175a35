package io.pronto.routing.dispatch;

import io.pronto.contracts.QueueId;

/** Is told when places in a queue's line may have changed, so that those who wait can be told. */
public interface LineWatch {
    /** Somebody joined, left or moved in the line. */
    void moved(QueueId queue);
}
