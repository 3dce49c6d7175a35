package io.pronto.sla;

import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A new database with this service's tables on the real server. */
public final class SlaDatabase {
    private SlaDatabase() {}

    public static DataSource fresh(String name) {
        PostgresAddress address = TestServers.freshDatabase(name);
        DataSource source = new DriverManagerDataSource(address.url(), address.username(), address.password());
        try (Connection connection = source.getConnection();
                Liquibase liquibase = new Liquibase(
                        "db/changelog.yaml",
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            liquibase.update("");
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(e);
        }
        return source;
    }
}
