package io.pronto.conversation.inbox;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.RunningService;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresReceiptsIT extends RunningService implements ReceiptsContract {

    @Autowired
    private Receipts receipts;

    @Override
    public Receipts receipts() {
        return receipts;
    }

    @Override
    public ConversationId aConversation() {
        return ConversationId.of(writes(aVisitor("en"), "Hello", "1").is(201).text("/conversation/id"));
    }
}
