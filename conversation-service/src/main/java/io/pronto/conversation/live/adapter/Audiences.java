package io.pronto.conversation.live.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.live.Audience;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who hears of a conversation, on either side. */
final class Audiences {

    private final JdbcClient jdbc;

    Audiences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Sides(Audience.Agents staff, Audience.Customer customer) {}

    Map<UUID, Sides> of(Collection<ConversationId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Sides> sides = new HashMap<>();
        jdbc.sql("SELECT id, customer_id, assignee, participants FROM conversation WHERE id = ANY (?::uuid[])")
                .param(ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row -> {
                    Set<String> staff = new HashSet<>(
                            List.of((String[]) row.getArray("participants").getArray()));
                    String assignee = row.getString("assignee");
                    if (assignee != null) {
                        staff.add(assignee);
                    }
                    sides.put(
                            row.getObject("id", UUID.class),
                            new Sides(
                                    new Audience.Agents(staff, true),
                                    new Audience.Customer(row.getString("customer_id"))));
                });
        return sides;
    }
}
