package io.pronto.analytics.board;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is going on at one moment.
 *
 * @param waiting who waits, longest first, at most {@value #MOST_ROWS}
 * @param clocks the running promises that are due first, at most {@value #MOST_ROWS}
 */
public record Board(
        Instant at, List<Queue> queues, List<Agent> agents, List<Waiting> waiting, List<Clock> clocks, Today today) {
    /** Rows of a list that the board shows. */
    public static final int MOST_ROWS = 50;

    public Board {
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
        waiting = List.copyOf(waiting);
        clocks = List.copyOf(clocks);
    }

    /** @param queue null gathers the conversations that no queue has taken yet */
    public record Queue(
            @Nullable String queue,
            @Nullable String name,
            @Nullable String nameZh,
            long waiting,
            long offered,
            long assigned,
            @Nullable Instant longestWaitSince) {}

    /** @param load units of the agent's capacity in use, by the channels' usual weights */
    public record Agent(
            String id,
            String name,
            String presence,
            @Nullable Instant since,
            int capacity,
            int load,
            int conversations) {}

    /** One customer who waits for a person. */
    public record Waiting(
            UUID conversationId,
            @Nullable String queue,
            @Nullable Instant since,
            String channel,
            String language,
            String tier,
            String priority,
            String stage) {}

    /** One promise. @param warned whether its warning point has passed */
    public record Clock(
            UUID id,
            UUID conversationId,
            String metric,
            String state,
            Instant dueAt,
            long targetSeconds,
            boolean warned,
            @Nullable String queue,
            @Nullable String assignee) {}

    /** Since midnight in the reports' zone. */
    public record Today(
            long conversations,
            long resolved,
            long open,
            @Nullable Double attainment) {}
}
