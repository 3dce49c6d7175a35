package io.pronto.stack;

/**
 * One database and the login that owns it.
 *
 * @param url JDBC URL
 */
public record PostgresAddress(String url, String username, String password) {
    /** Leaves the password out, so that an address can be logged. */
    @Override
    public String toString() {
        return username + "@" + url;
    }
}
