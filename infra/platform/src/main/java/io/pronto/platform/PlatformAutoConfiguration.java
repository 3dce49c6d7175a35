package io.pronto.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;

/** Time and ids, which the core takes as arguments, and the JSON of ids. */
@AutoConfiguration
public class PlatformAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        // As PostgreSQL keeps times: what is remembered equals what is read back.
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** New ids: UUIDs of version 7, so that rows lie in an index in the order of their making. */
    @Bean
    @ConditionalOnMissingBean(name = "ids")
    Supplier<UUID> ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    JacksonModule prontoContracts() {
        return new ContractsModule();
    }
}
