package io.pronto.sla.escalation.adapter;

import io.pronto.sla.SlaSettings;
import io.pronto.sla.escalation.LadderBook;
import io.pronto.sla.escalation.LadderRules;
import io.pronto.sla.escalation.Ladders;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.queue.KnownQueues;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class LadderWiring {
    @Bean
    Ladders ladders(JdbcClient jdbc, JsonMapper json) {
        return new PostgresLadders(jdbc, json);
    }

    @Bean
    LadderBook ladderBook(Ladders ladders, Clock clock, SlaSettings settings) {
        return new CachedLadders(ladders, clock, settings.rulesAge());
    }

    @Bean
    LadderRules ladderRules(Ladders ladders, Policies policies, KnownQueues queues) {
        return new LadderRules(ladders, policies, queues);
    }
}
