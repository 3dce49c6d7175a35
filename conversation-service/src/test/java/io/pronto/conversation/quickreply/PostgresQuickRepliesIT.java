package io.pronto.conversation.quickreply;

import io.pronto.conversation.RunningService;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresQuickRepliesIT extends RunningService implements QuickRepliesContract {

    @Autowired
    private QuickReplies replies;

    @Autowired
    private Supplier<UUID> ids;

    @Override
    public QuickReplies replies() {
        return replies;
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }
}
