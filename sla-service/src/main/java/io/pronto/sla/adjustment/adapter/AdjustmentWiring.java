package io.pronto.sla.adjustment.adapter;

import io.pronto.sla.SlaSettings;
import io.pronto.sla.adjustment.Adjustments;
import io.pronto.sla.adjustment.StandardBook;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AdjustmentWiring {
    @Bean
    Adjustments adjustments(JdbcClient jdbc, JsonMapper json) {
        return new PostgresAdjustments(jdbc, json);
    }

    @Bean
    StandardBook standardBook(Adjustments adjustments, Clock clock, SlaSettings settings) {
        return new CachedStandards(adjustments, clock, settings.rulesAge());
    }
}
