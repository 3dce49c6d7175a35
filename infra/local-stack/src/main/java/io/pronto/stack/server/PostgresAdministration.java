package io.pronto.stack.server;

import io.pronto.stack.PostgresAddress;
import io.pronto.stack.StackException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Makes databases in a PostgreSQL server.
 *
 * @param server JDBC URL without a database: {@code jdbc:postgresql://host:port}
 * @param user may make databases and roles
 */
public record PostgresAdministration(String server, String user, String password) {
    /**
     * Makes a database with an owner of the same name, unless it is there.
     *
     * @param name lower-case letters, digits and underscores
     * @param ownersPassword becomes the password of the owner, also when the database was there
     */
    public PostgresAddress ensureDatabase(String name, String ownersPassword) {
        refuseOddName(name);
        try (var connection = connect()) {
            var login = ownersPassword.replace("'", "''");
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                execute(connection, "create role \"" + name + "\" login");
            }
            execute(connection, "alter role \"" + name + "\" password '" + login + "'");
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                execute(connection, "create database \"" + name + "\" owner \"" + name + "\"");
                execute(connection, "revoke connect on database \"" + name + "\" from public");
            }
            return new PostgresAddress(server + "/" + name, name, ownersPassword);
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    /** Makes a new empty database that this user owns. */
    public PostgresAddress createDatabase(String name) {
        refuseOddName(name);
        try (var connection = connect()) {
            execute(connection, "create database \"" + name + "\"");
            return new PostgresAddress(server + "/" + name, user, password);
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    /** True when the server lets this user in. */
    public boolean answers() {
        try (var _ = connect()) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private StackException failed(String name, SQLException e) {
        return new StackException(
                "The database " + name + " cannot be made at " + server + " (" + e.getMessage() + ").", e);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server + "/postgres?connectTimeout=10&loginTimeout=20&socketTimeout=20", user, password);
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void refuseOddName(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "database name " + name + ": use at most 63 lower-case letters, digits and underscores");
        }
    }
}
