package io.pronto.routing;

import io.pronto.platform.ContractsModule;
import io.pronto.platform.batch.BatchedWrites;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A real database with this service's tables, one for all store tests of a JVM; each test empties what it uses. */
public final class StoreDatabase {
    private static final DataSource SOURCE = prepared();

    private StoreDatabase() {}

    /** The database, with that table empty. */
    public static JdbcClient without(String... tables) {
        JdbcClient jdbc = JdbcClient.create(SOURCE);
        for (String table : tables) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        return jdbc;
    }

    /** Writes into it. */
    public static BatchedWrites writes() {
        return new BatchedWrites(SOURCE);
    }

    /** JSON as the service writes it. */
    public static JsonMapper json() {
        return JsonMapper.builder().addModule(new ContractsModule()).build();
    }

    private static DataSource prepared() {
        PostgresAddress address = TestServers.freshDatabase("routing-stores");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.username());
        source.setPassword(address.password());
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(source);
        liquibase.setChangeLog("classpath:db/changelog.yaml");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        try (Connection connection = source.getConnection()) {
            connection.isValid(5);
            liquibase.afterPropertiesSet();
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException("The tables could not be made at " + address, e);
        }
        return source;
    }
}
