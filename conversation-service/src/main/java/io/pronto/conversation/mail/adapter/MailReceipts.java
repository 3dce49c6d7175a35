package io.pronto.conversation.mail.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.ChannelNews;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.mail.Mailbox;
import io.pronto.conversation.mail.ReceiptText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells customers that their mail arrived, under which number, and when it should be settled; once each. */
final class MailReceipts {
    /** The promise is made by another service; so long it may take to be heard of. */
    private static final Duration USUAL = Duration.ofSeconds(4);

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    /** An address that gets more an hour is a machine that was not recognised. */
    private static final int MOST_AN_HOUR = 5;

    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Conversations conversations;
    private final Customers customers;
    private final Connections connections;
    private final String company;
    private final Supplier<Moment> now;

    MailReceipts(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Conversations conversations,
            Customers customers,
            Connections connections,
            String company,
            Supplier<Moment> now) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.conversations = conversations;
        this.customers = customers;
        this.connections = connections;
        this.company = company;
        this.now = now;
    }

    /** One is to be written, in the surrounding transaction; none for who got too many. */
    void plan(ConversationId conversation, UUID connection, String address) {
        Instant at = now.get().at();
        jdbc.sql("""
                INSERT INTO mail_receipt (conversation_id, connection_id, address, due_at, created_at)
                SELECT :conversation, :connection, :address, :due, :now
                WHERE (SELECT count(*) FROM mail_receipt WHERE address = :address AND created_at > :hourAgo) < :most
                ON CONFLICT DO NOTHING""")
                .param("conversation", conversation.value())
                .param("connection", connection)
                .param("address", address)
                .param("due", MailRows.utc(at.plus(USUAL)))
                .param("now", MailRows.utc(at))
                .param("hourAgo", MailRows.utc(at.minus(Duration.ofHours(1))))
                .param("most", MOST_AN_HOUR)
                .update();
    }

    private record Planned(ConversationId conversation, UUID connection, Instant createdAt) {}

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            if (!Boolean.TRUE.equals(transaction.execute(_ -> one()))) {
                return;
            }
        }
    }

    private boolean one() {
        Moment moment = now.get();
        Optional<Planned> next = jdbc.sql("""
                SELECT conversation_id, connection_id, created_at FROM mail_receipt
                WHERE written_at IS NULL AND due_at <= ? ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED""")
                .param(MailRows.utc(moment.at()))
                .query((row, _) -> new Planned(
                        new ConversationId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
        if (next.isEmpty()) {
            return false;
        }
        Planned planned = next.get();
        Instant due = promised(planned.conversation());
        if (due == null && planned.createdAt().plus(LONGEST).isAfter(moment.at())) {
            jdbc.sql("UPDATE mail_receipt SET due_at = ? WHERE conversation_id = ?")
                    .params(
                            MailRows.utc(moment.at().plus(AGAIN)),
                            planned.conversation().value())
                    .update();
            return true;
        }
        Optional<Connection> connection = connections.find(planned.connection());
        if (connection.isPresent()) {
            Mailbox mailbox = Mailbox.of(connection.get());
            conversations.change(
                    planned.conversation(),
                    "mail-receipt",
                    c -> ChannelNews.receipt(c, text(mailbox, c, due, moment.at()), moment));
        }
        jdbc.sql("UPDATE mail_receipt SET written_at = ? WHERE conversation_id = ?")
                .params(MailRows.utc(moment.at()), planned.conversation().value())
                .update();
        return true;
    }

    private String text(Mailbox mailbox, Conversation c, @Nullable Instant due, Instant at) {
        String name =
                customers.find(c.customer()).map(customer -> customer.name()).orElse(null);
        return ReceiptText.of(
                mailbox.receipt(),
                c.language(),
                Objects.requireNonNullElse(name, ""),
                c.number(),
                Objects.requireNonNullElse(c.entrance().subject(), ""),
                company,
                due == null ? null : Duration.between(at, due));
    }

    /** When it is to be settled; else when the first answer is due. */
    private @Nullable Instant promised(ConversationId conversation) {
        return jdbc.sql("""
                SELECT due_at FROM clock WHERE conversation_id = ? AND state IN ('running', 'paused')
                    AND metric IN ('RESOLUTION', 'FIRST_RESPONSE')
                ORDER BY (metric = 'RESOLUTION') DESC, due_at LIMIT 1""")
                .param(conversation.value())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }
}
