package io.pronto.conversation.quickreply;

import io.pronto.conversation.enquiry.Enquiries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

class InMemoryQuickRepliesTest implements QuickRepliesContract {

    private final QuickReplies replies = new InMemoryQuickReplies();
    private final Supplier<UUID> ids = Enquiries.ids();

    @Override
    public QuickReplies replies() {
        return replies;
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }

    /** The twin of the real store. */
    static final class InMemoryQuickReplies implements QuickReplies {
        private final Map<UUID, QuickReply> all = new TreeMap<>();

        private boolean taken(QuickReply r) {
            return all.values().stream()
                    .anyMatch(o -> !o.id().equals(r.id())
                            && o.shortcut().equals(r.shortcut())
                            && o.language().equals(r.language()));
        }

        @Override
        public List<QuickReply> list(@Nullable String language, @Nullable UUID after, int limit) {
            return all.values().stream()
                    .filter(r -> language == null || r.language().equals(language))
                    .filter(r -> after == null || r.id().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean add(QuickReply reply, Instant at) {
            return !taken(reply) && all.putIfAbsent(reply.id(), reply) == null;
        }

        @Override
        public Change replace(QuickReply reply, Instant at) {
            if (!all.containsKey(reply.id())) {
                return Change.NOT_THERE;
            }
            if (taken(reply)) {
                return Change.SHORTCUT_TAKEN;
            }
            all.put(reply.id(), reply);
            return Change.DONE;
        }

        @Override
        public boolean remove(UUID id) {
            return all.remove(id) != null;
        }
    }
}
