package io.pronto.conversation.inbox;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.RunningService;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresDraftsIT extends RunningService implements DraftsContract {

    @Autowired
    private Drafts drafts;

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public ConversationId aConversation() {
        return ConversationId.of(writes(aVisitor("en"), "Hello", "1").is(201).text("/conversation/id"));
    }
}
