package io.pronto.conversation.call.adapter;

import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.Calls;
import io.pronto.conversation.enquiry.Callback;
import io.pronto.conversation.enquiry.Conversation;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At which number a customer is called. */
final class CustomerNumbers {
    private final Calls calls;
    private final JdbcClient jdbc;

    CustomerNumbers(Calls calls, JdbcClient jdbc) {
        this.calls = calls;
        this.jdbc = jdbc;
    }

    /** The one she asked to be called at, else the one she called from, else the newest that is known of her. */
    Optional<String> of(Conversation c) {
        Callback callback = c.callback();
        if (callback != null) {
            return Optional.of(callback.number());
        }
        return calls.of(c.id()).stream()
                .map(Call::number)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> jdbc.sql("""
                                SELECT value FROM channel_contact WHERE kind = ? AND customer_id IN (
                                    SELECT p.id FROM customer p WHERE coalesce(p.person, p.id) =
                                        (SELECT coalesce(q.person, q.id) FROM customer q WHERE q.id = ?))
                                ORDER BY created_at DESC LIMIT 1""")
                        .param(Callers.PHONE)
                        .param(c.customer().value())
                        .query(String.class)
                        .optional());
    }
}
