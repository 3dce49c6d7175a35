package io.pronto.conversation.inbox.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.inbox.Receipt;
import io.pronto.conversation.inbox.Receipts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receipts in a table of their own, marked in batches. */
final class PostgresReceipts implements Receipts {

    private final JdbcClient jdbc;

    PostgresReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Receipt of(ConversationId conversation) {
        return jdbc.sql("""
                SELECT customer_delivered, customer_read, staff_delivered, staff_read
                FROM receipt WHERE conversation_id = ?""")
                .param(conversation.value())
                .query((row, _) -> new Receipt(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .optional()
                .orElse(Receipt.NONE);
    }

    @Override
    public List<Mark> mark(List<Mark> marks) {
        // One row per conversation, in the order of ids, so that two batches never wait for each other crosswise.
        Map<UUID, long[]> columns = new TreeMap<>();
        for (Mark m : marks) {
            long[] at = columns.computeIfAbsent(m.conversation().value(), _ -> new long[4]);
            int column = m.side() == Side.CUSTOMER ? 0 : 2;
            at[column] = Math.max(at[column], m.upTo());
            if (m.read()) {
                at[column + 1] = Math.max(at[column + 1], m.upTo());
            }
        }
        if (columns.isEmpty()) {
            return List.of();
        }
        Map<UUID, Receipt> earlier = new HashMap<>();
        UUID[] ids = columns.keySet().toArray(UUID[]::new);
        jdbc.sql("""
                SELECT conversation_id, customer_delivered, customer_read, staff_delivered, staff_read
                FROM receipt WHERE conversation_id = ANY (?::uuid[])""").param(ids).query(row -> {
            earlier.put(
                    row.getObject(1, UUID.class),
                    new Receipt(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
        });
        jdbc.sql("""
                INSERT INTO receipt (conversation_id, customer_delivered, customer_read, staff_delivered, staff_read)
                SELECT id, least(a, last_sequence), least(b, last_sequence), least(c, last_sequence), least(d, last_sequence)
                FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) AS m (cid, a, b, c, d) JOIN conversation ON id = cid
                ON CONFLICT (conversation_id) DO UPDATE SET
                    customer_delivered = greatest(receipt.customer_delivered, excluded.customer_delivered),
                    customer_read = greatest(receipt.customer_read, excluded.customer_read),
                    staff_delivered = greatest(receipt.staff_delivered, excluded.staff_delivered),
                    staff_read = greatest(receipt.staff_read, excluded.staff_read)""")
                .param(ids)
                .param(column(columns, 0))
                .param(column(columns, 1))
                .param(column(columns, 2))
                .param(column(columns, 3))
                .update();
        List<Mark> moved = new ArrayList<>();
        for (Mark m : marks) {
            Receipt before = earlier.getOrDefault(m.conversation().value(), Receipt.NONE);
            long was = m.side() == Side.CUSTOMER
                    ? (m.read() ? before.customerRead() : before.customerDelivered())
                    : (m.read() ? before.staffRead() : before.staffDelivered());
            if (m.upTo() > was) {
                moved.add(m);
            }
        }
        return moved;
    }

    private static Long[] column(Map<UUID, long[]> columns, int index) {
        return columns.values().stream().map(c -> c[index]).toArray(Long[]::new);
    }

    @Override
    public void read(ConversationId conversation, AgentId agent, long upTo) {
        jdbc.sql("""
                INSERT INTO reader (conversation_id, agent, sequence)
                SELECT id, ?, least(?, last_sequence) FROM conversation WHERE id = ?
                ON CONFLICT (conversation_id, agent)
                    DO UPDATE SET sequence = greatest(reader.sequence, excluded.sequence)""")
                .param(agent.value())
                .param(upTo)
                .param(conversation.value())
                .update();
    }

    @Override
    public Map<ConversationId, List<Place>> places(List<ConversationId> conversations) {
        Map<ConversationId, List<Place>> places = new HashMap<>();
        jdbc.sql("""
                SELECT r.conversation_id, r.agent, r.sequence,
                    (SELECT count(*) FROM entry e WHERE e.conversation_id = r.conversation_id
                        AND e.author_kind = 'CUSTOMER' AND e.kind = 'MESSAGE' AND e.sequence > r.sequence)
                FROM reader r WHERE r.conversation_id = ANY (?::uuid[])""")
                .param(conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row -> {
                    places.computeIfAbsent(new ConversationId(row.getObject(1, UUID.class)), _ -> new ArrayList<>())
                            .add(new Place(row.getString(2), row.getLong(3), row.getLong(4)));
                });
        return places;
    }
}
