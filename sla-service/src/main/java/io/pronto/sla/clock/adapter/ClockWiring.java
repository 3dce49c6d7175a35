package io.pronto.sla.clock.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import io.pronto.sla.SlaSettings;
import io.pronto.sla.adjustment.StandardBook;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.FrozenTerms;
import io.pronto.sla.escalation.LadderBook;
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
    FrozenTerms frozenTerms(Rules rules, CompiledCalendars calendars, StandardBook standards, LadderBook ladders) {
        return new FrozenTerms(rules, calendars, standards::standards, ladders::current);
    }

    @Bean
    ClockRules clockRules(FrozenTerms terms, LadderBook ladders) {
        return new ClockRules(
                terms::calendar,
                version -> ladders.version(version.id(), version.version()).steps());
    }

    @Bean
    ClockEvents.PresentRules presentRules(Rules rules, StandardBook standards, FrozenTerms terms) {
        return new ClockEvents.PresentRules(rules, terms::of, () -> rules.edition() + standards.edition());
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
    ClockRebasing clockRebasing(
            Clocks clocks,
            ClockEvents.PresentRules rules,
            ClockRules clockRules,
            EventOutbox outbox,
            ClockTimer timer,
            TransactionTemplate transaction,
            Clock clock,
            SlaSettings settings) {
        return new ClockRebasing(clocks, rules, clockRules, outbox, timer, transaction, clock, settings.sweep());
    }

    @Bean
    Subscriptions clockSubscriptions(
            Clocks clocks,
            ClockEvents.PresentRules rules,
            ClockRules clockRules,
            EventOutbox outbox,
            ClockTimer timer,
            JdbcClient jdbc,
            Supplier<UUID> ids) {
        return new ClockEvents(clocks, rules, clockRules, outbox, timer, jdbc, ids).subscriptions();
    }
}
