package io.pronto.routing.agent;

import io.pronto.contracts.AgentId;
import java.util.List;
import java.util.Set;

/** Where the organisation keeps its people. */
public interface Directory {
    /**
     * All who may answer customers now.
     *
     * @throws DirectoryUnavailableException when it cannot be asked; nothing is known then
     */
    People people();

    /** @param agents everybody with the role of an agent @param supervisors who may take work too, but need not */
    record People(List<Person> agents, Set<AgentId> supervisors) {
        public People {
            agents = List.copyOf(agents);
            supervisors = Set.copyOf(supervisors);
        }
    }

    /** @param languages those the directory tells; empty when it does not */
    record Person(AgentId id, String username, String name, Set<String> languages) {
        public Person {
            languages = Set.copyOf(languages);
        }
    }

    /** The directory did not answer, or not sensibly. */
    final class DirectoryUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param message what was tried, with a hint for whoever runs it */
        public DirectoryUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
