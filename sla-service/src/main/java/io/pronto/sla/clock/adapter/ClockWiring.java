package io.pronto.sla.clock.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import io.pronto.sla.SlaSettings;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.FrozenTerms;
import io.pronto.sla.policy.Rules;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ClockWiring {
    @Bean
    Clocks clocks(JdbcClient jdbc, JdbcTemplate batches) {
        return new PostgresClocks(jdbc, batches);
    }

    @Bean
    FrozenTerms frozenTerms(Rules rules, CompiledCalendars calendars) {
        return new FrozenTerms(rules, calendars);
    }

    @Bean
    ClockRules clockRules(FrozenTerms terms) {
        return new ClockRules(terms::calendar);
    }

    @Bean
    ClockTicks clockTicks(
            Clocks clocks,
            ClockRules rules,
            EventOutbox outbox,
            TransactionTemplate transaction,
            SlaSettings settings,
            MeterRegistry meters) {
        return new ClockTicks(clocks, rules, outbox, transaction, settings.batch(), meters);
    }

    @Bean
    ClockTimer clockTimer(ClockTicks ticks, Clock clock, SlaSettings settings) {
        return new ClockTimer(ticks, clock, settings.sweep());
    }

    @Bean
    Subscriptions clockSubscriptions(
            Clocks clocks,
            Rules rules,
            FrozenTerms terms,
            ClockRules clockRules,
            EventOutbox outbox,
            ClockTimer timer,
            JdbcClient jdbc,
            Supplier<UUID> ids) {
        return new ClockEvents(clocks, rules, terms, clockRules, outbox, timer, jdbc, ids).subscriptions();
    }
}
