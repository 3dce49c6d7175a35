package io.pronto.platform.batch;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Batched writes for a service with a database. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
public class BatchAutoConfiguration {
    @Bean
    BatchedWrites batchedWrites(DataSource source) {
        return new BatchedWrites(source);
    }
}
