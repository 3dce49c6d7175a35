package io.pronto.conversation.directory;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.OpeningHours;
import io.pronto.contracts.Presence;
import io.pronto.contracts.QueueId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class InMemoryDirectoryTest implements DirectoryContract {

    @Override
    public Directory directory() {
        return new InMemoryDirectory();
    }

    /** The twin of the real store. */
    static final class InMemoryDirectory implements Directory {

        private record Known(String name, boolean active, Instant at) {}

        private final Map<AgentId, Known> agents = new HashMap<>();
        private final Map<QueueId, Instant> queues = new HashMap<>();
        private final Map<QueueId, Optional<OpeningHours>> hours = new HashMap<>();
        private final Map<AgentId, Presence> presences = new HashMap<>();

        @Override
        public Optional<String> nameOf(AgentId agent) {
            return Optional.ofNullable(agents.get(agent)).map(Known::name);
        }

        @Override
        public void agent(AgentId agent, String username, String name, boolean active, Instant at) {
            agents.merge(
                    agent, new Known(name, active, at), (old, fresh) -> old.at().isAfter(fresh.at()) ? old : fresh);
        }

        @Override
        public void presence(AgentId agent, Presence presence) {
            if (agents.containsKey(agent)) {
                presences.put(agent, presence);
            }
        }

        @Override
        public boolean anybodyWorks() {
            return presences.entrySet().stream()
                    .anyMatch(entry -> entry.getValue() != Presence.OFFLINE
                            && agents.get(entry.getKey()).active());
        }

        @Override
        public void queue(
                QueueId queue, String name, String nameZh, boolean active, @Nullable OpeningHours open, Instant at) {
            if (!queues.containsKey(queue) || !queues.get(queue).isAfter(at)) {
                queues.put(queue, at);
                hours.put(queue, Optional.ofNullable(open));
            }
        }

        @Override
        public Optional<OpeningHours> hoursOf(QueueId queue) {
            return hours.getOrDefault(queue, Optional.empty());
        }
    }
}
