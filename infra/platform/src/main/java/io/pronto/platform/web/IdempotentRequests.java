package io.pronto.platform.web;

import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that may be sent again: with an {@code Idempotency-Key} the first one takes effect and every further one gets
 * the first one's answer. The key, the effect and the answer are stored in one transaction; a refusal stores nothing, so the
 * same key may be used again after it. Keys are kept for a day ({@code pronto.web.idempotency-retention}).
 */
public final class IdempotentRequests {
    private static final int LONGEST_KEY = 255;
    private static final String REPLAYED = "Idempotency-Replayed";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    IdempotentRequests(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    private record Stored(
            String fingerprint,
            int status,
            String headers,
            @Nullable String body) {}

    /**
     * Runs the request in a transaction, or answers as the first one with this key did.
     *
     * @param actor keys are the actor's own
     * @param key the header's value; without it the request simply runs
     * @param fingerprint of the request: operation, path and body; the same key with another one is refused
     * @throws Problem 422 {@code idempotency-key-reused}, 400 {@code invalid-idempotency-key}
     */
    public ResponseEntity<?> once(
            Actor actor, @Nullable String key, String fingerprint, Supplier<? extends ResponseEntity<?>> request) {
        return once(actor.id(), key, fingerprint, request);
    }

    /** The same for callers who are no {@link Actor}, as visitors are. @param caller whose key it is */
    public ResponseEntity<?> once(
            String caller, @Nullable String key, String fingerprint, Supplier<? extends ResponseEntity<?>> request) {
        if (key != null
                && (key.isEmpty() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > ' ' && c < 127))) {
            throw Problem.invalidField("Idempotency-Key", "invalid-idempotency-key");
        }
        return transaction.execute(status -> {
            if (key == null) {
                return request.get();
            }
            String print = sha256(fingerprint);
            // Waits for a transaction that holds the same key, and sees its row if it committed.
            boolean first = jdbc.sql("""
                                    INSERT INTO idempotent_request (actor, key, fingerprint)
                                    VALUES (:actor, :key, :fingerprint) ON CONFLICT DO NOTHING""")
                            .param("actor", caller)
                            .param("key", key)
                            .param("fingerprint", print)
                            .update()
                    > 0;
            return first ? run(caller, key, request) : replay(caller, key, print);
        });
    }

    private ResponseEntity<?> run(String caller, String key, Supplier<? extends ResponseEntity<?>> request) {
        ResponseEntity<?> response = request.get();
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        Object body = response.getBody();
        jdbc.sql("""
                        UPDATE idempotent_request SET status = :status, headers = CAST(:headers AS jsonb), body = :body
                        WHERE actor = :actor AND key = :key""")
                .param("status", response.getStatusCode().value())
                .param("headers", json.writeValueAsString(headers))
                .param("body", body == null ? null : json.writeValueAsString(body))
                .param("actor", caller)
                .param("key", key)
                .update();
        return response;
    }

    private ResponseEntity<?> replay(String caller, String key, String fingerprint) {
        Optional<Stored> found = jdbc.sql(
                        "SELECT fingerprint, status, headers, body FROM idempotent_request WHERE actor = :actor AND key = :key")
                .param("actor", caller)
                .param("key", key)
                .query((rs, i) -> new Stored(
                        rs.getString("fingerprint"),
                        rs.getInt("status"),
                        rs.getString("headers"),
                        rs.getString("body")))
                .optional();
        Stored stored = found.orElseThrow(() -> Problem.conflict("conflict"));
        if (!stored.fingerprint().equals(fingerprint)) {
            throw Problem.unprocessable("idempotency-key-reused").atField("Idempotency-Key");
        }
        HttpHeaders headers = new HttpHeaders();
        json.readTree(stored.headers())
                .properties()
                .forEach(
                        header -> headers.set(header.getKey(), header.getValue().asString()));
        headers.set(REPLAYED, "true");
        JsonNode body = stored.body() == null ? null : json.readTree(stored.body());
        return ResponseEntity.status(stored.status()).headers(headers).body(body);
    }

    /** Forgets old keys. @return how many, at most 1000 */
    int prune(Duration retention) {
        return jdbc.sql("""
                        DELETE FROM idempotent_request WHERE (actor, key) IN (
                            SELECT actor, key FROM idempotent_request
                            WHERE created_at < now() - make_interval(secs => :seconds) LIMIT 1000)""").param("seconds", (double) retention.toSeconds()).update();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
