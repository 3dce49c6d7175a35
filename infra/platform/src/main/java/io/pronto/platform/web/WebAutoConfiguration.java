package io.pronto.platform.web;

import io.pronto.platform.problem.ProblemWriter;
import io.pronto.platform.security.Actor;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Bounds and idempotency of requests. */
@AutoConfiguration(
        after = {
            JdbcClientAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JacksonAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebSettings.class)
class WebAutoConfiguration {
    static {
        // The actor comes from the token, so the API's description does not list it.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(WebSettings settings, ProblemWriter problems) {
        FilterRegistrationBean<BodyLimit> registration =
                new FilterRegistrationBean<>(new BodyLimit(settings, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    IdempotentRequests idempotentRequests(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json) {
        return new IdempotentRequests(jdbc, new TransactionTemplate(transactions), json);
    }

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    SmartLifecycle idempotencyPruning(IdempotentRequests requests, WebSettings settings) {
        return new Pruning(requests, settings.idempotencyRetention());
    }

    /** Forgets old keys now and then; any number of replicas may. */
    private static final class Pruning implements SmartLifecycle, Runnable {
        private static final Logger log = LoggerFactory.getLogger(IdempotentRequests.class);
        private static final Duration PERIOD = Duration.ofMinutes(10);

        private final IdempotentRequests requests;
        private final Duration retention;
        private volatile Thread thread = Thread.ofVirtual().unstarted(this);
        private volatile boolean running;

        Pruning(IdempotentRequests requests, Duration retention) {
            this.requests = requests;
            this.retention = retention;
        }

        @Override
        public void run() {
            try {
                while (running) {
                    Thread.sleep(PERIOD);
                    prune();
                }
            } catch (InterruptedException e) {
                log.debug("Pruning stops.");
            }
        }

        private void prune() {
            try {
                int gone;
                do {
                    gone = requests.prune(retention);
                } while (gone == 1000 && running);
            } catch (RuntimeException e) {
                log.warn("Old idempotency keys could not be pruned; the next try is in {}.", PERIOD, e);
            }
        }

        @Override
        public void start() {
            running = true;
            thread = Thread.ofVirtual().name("idempotency-pruning").start(this);
        }

        @Override
        public void stop() {
            running = false;
            thread.interrupt();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
