package io.pronto.routing.pool.adapter;

import io.pronto.platform.event.EventGate;
import io.pronto.platform.problem.ProblemWriter;
import io.pronto.routing.RoutingSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.integration.leader.Context;
import org.springframework.integration.leader.DefaultCandidate;
import org.springframework.integration.redis.util.RedisLockRegistry;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the writer together: who has the lease in Redis takes over, and everybody else passes on what is asked. */
@Configuration(proxyBeanMethods = false)
class PoolWiring {
    /** Only the writer handles events. */
    @Bean
    EventGate eventGate() {
        return new EventGate(false);
    }

    @Bean
    Writership writership(JdbcClient jdbc, EventGate eventGate, ApplicationEventPublisher listeners) {
        return new Writership(jdbc, eventGate, listeners);
    }

    @Bean
    ChangeQueue changeQueue(PlatformTransactionManager transactions) {
        return new ChangeQueue(new TransactionTemplate(transactions));
    }

    @Bean
    PostgresPool pool(JdbcClient jdbc, Writership writership, ChangeQueue changes) {
        return new PostgresPool(jdbc, writership, changes);
    }

    @Bean
    RedisLockRegistry leases(
            RedisConnectionFactory redis,
            RoutingSettings settings,
            @Value("${pronto.bus.prefix:pronto}") String prefix) {
        return new RedisLockRegistry(
                redis, prefix + ":lease:routing", settings.lease().expires());
    }

    /** Begins once this replica can be reached, and so does not hold a lease that it cannot use. */
    @Bean
    Campaign campaign(RedisLockRegistry leases, Writership writership, RoutingSettings settings) {
        LockRegistryLeaderInitiator initiator =
                new LockRegistryLeaderInitiator(leases, new DefaultCandidate(writership.id(), "pool-main") {
                    @Override
                    public void onGranted(Context context) {
                        writership.take();
                    }

                    @Override
                    public void onRevoked(Context context) {
                        writership.leaseLost();
                    }
                });
        initiator.setAutoStartup(false);
        // Three chances to renew before it expires.
        long beat = settings.lease().expires().toMillis() / 4;
        initiator.setHeartBeatMillis(beat);
        initiator.setBusyWaitMillis(beat);
        return new Campaign(initiator, writership, settings.lease().address());
    }

    /** Before everything else: the writer checks who asks, and how much. */
    @Bean
    FilterRegistrationBean<StandbyForwarding> standbyForwarding(
            Writership writership, RoutingSettings settings, ProblemWriter problems) {
        FilterRegistrationBean<StandbyForwarding> registration = new FilterRegistrationBean<>(
                new StandbyForwarding(writership, settings.lease().expires().multipliedBy(4), problems));
        registration.addUrlPatterns("/api/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }
}
