package io.pronto.sla.policy.adapter;

import io.pronto.sla.SlaSettings;
import io.pronto.sla.calendar.Calendars;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.policy.LadderGuard;
import io.pronto.sla.policy.PackInstallation;
import io.pronto.sla.policy.PastClocks;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PolicyCheck;
import io.pronto.sla.policy.Rules;
import io.pronto.sla.queue.KnownQueues;
import java.time.Clock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PolicyWiring {
    @Bean
    JacksonModule policyJson() {
        return new PolicyJson();
    }

    @Bean
    Policies policies(JdbcClient jdbc, JsonMapper json) {
        return new PostgresPolicies(jdbc, json);
    }

    @Bean
    Rules rules(Policies policies, Calendars calendars, CompiledCalendars compiled, Clock clock, SlaSettings settings) {
        return new CachedRules(policies, calendars, compiled, clock, settings.rulesAge());
    }

    @Bean
    PolicyCheck policyCheck(CompiledCalendars calendars, KnownQueues queues, LadderGuard ladders) {
        return new PolicyCheck(calendars, queues, ladders);
    }

    @Bean
    PastClocks pastClocks(JdbcClient jdbc) {
        return new PostgresPastClocks(jdbc);
    }

    @Bean
    PackInstallation packInstallation(Calendars calendars, Policies policies) {
        return new PackInstallation(calendars, policies);
    }

    @Bean
    @DependsOnDatabaseInitialization
    FirstPack firstPack(
            SlaSettings settings, Policies policies, PackInstallation installation, TransactionTemplate transaction) {
        return new FirstPack(settings.firstPack(), policies, installation, transaction);
    }
}
