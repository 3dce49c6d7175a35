package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.routing.agent.AgentWatch;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.dispatch.ClockJumps;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.ReviewWatch;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.work.DueWatch;
import io.pronto.routing.work.WorkItems;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens by itself when its time has come. Stores and dispatch are asked for late, as the stores need the timers. */
@Configuration(proxyBeanMethods = false)
class DueWiring {
    private static final Logger log = LoggerFactory.getLogger(DueWiring.class);

    /** Offers that nobody answered, rings that widen, shares that become free. */
    @Bean
    DueTimer<ConversationId> workTimer(
            ObjectProvider<Dispatch> dispatch, ObjectProvider<WorkItems> work, Pool pool, Clock clock) {
        return new DueTimer<>(
                "conversation",
                new DueTimer.Due<>() {
                    private final ClockJumps jumps = new ClockJumps();

                    @Override
                    public List<ConversationId> at(Instant now, int limit) {
                        // Before anything runs out that only seems to have.
                        jumps.since(now, System.nanoTime()).ifPresent(by -> {
                            log.warn("The clock was set by {}; what is open lasts as long as it would have.", by);
                            dispatch.getObject().offers().clockSet(by);
                        });
                        return work.getObject().due(now, limit);
                    }

                    @Override
                    public Optional<Instant> next() {
                        return work.getObject().nextDue();
                    }

                    @Override
                    public void handle(ConversationId conversation, Instant now) {
                        dispatch.getObject().offers().due(conversation, now);
                    }
                },
                pool,
                clock);
    }

    @Bean
    DueWatch workWatch(DueTimer<ConversationId> workTimer) {
        return workTimer::armAfterCommit;
    }

    /** Promises that have changed and waiting work that does not know of it yet. */
    record ChangedPromises() {}

    @Bean
    DueTimer<ChangedPromises> promiseTimer(ObjectProvider<Dispatch> dispatch, Pool pool, Clock clock) {
        return new DueTimer<>(
                "promise",
                new DueTimer.Due<>() {
                    @Override
                    public List<ChangedPromises> at(Instant now, int limit) {
                        return dispatch.getObject().deadlines().anyToReview()
                                ? List.of(new ChangedPromises())
                                : List.of();
                    }

                    @Override
                    public Optional<Instant> next() {
                        return Optional.empty();
                    }

                    @Override
                    public void handle(ChangedPromises changed, Instant now) {
                        dispatch.getObject().deadlines().review();
                    }
                },
                pool,
                clock);
    }

    @Bean
    ReviewWatch reviewWatch(DueTimer<ChangedPromises> promiseTimer, Clock clock) {
        return () -> promiseTimer.armAfterCommit(clock.instant());
    }

    /** A wrap-up ends, working hours begin, the cap allows more, a page has been gone too long. */
    @Bean
    DueTimer<AgentId> agentTimer(
            ObjectProvider<Dispatch> dispatch, ObjectProvider<Agents> agents, Pool pool, Clock clock) {
        return new DueTimer<>(
                "agent",
                new DueTimer.Due<>() {
                    @Override
                    public List<AgentId> at(Instant now, int limit) {
                        return agents.getObject().due(now, limit);
                    }

                    @Override
                    public Optional<Instant> next() {
                        return agents.getObject().nextDue();
                    }

                    @Override
                    public void handle(AgentId agent, Instant now) {
                        dispatch.getObject().staffing().due(agent, now);
                    }
                },
                pool,
                clock);
    }

    @Bean
    AgentWatch agentWatch(DueTimer<AgentId> agentTimer) {
        return agentTimer::armAfterCommit;
    }
}
