package io.pronto.conversation.call.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.enquiry.Callback;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Who wants to be called, and when. */
@RestController
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
@Tag(name = "Calls")
class CallbackListController {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CallbackListController(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A wish to be called.
     *
     * @param state planned or due
     * @param from when it becomes due; null when it is
     * @param attempts how often she was not reached
     */
    record CallbackRow(
            UUID conversationId,
            long conversationNumber,
            UUID customerId,
            @Nullable String customerName,
            String number,
            String state,
            @Nullable Instant from,
            Instant waitingSince,
            int attempts,
            @Nullable AgentId assignee,
            @Nullable String queue,
            String language,
            @Nullable String lastText) {}

    private record Row(CallbackRow view, String place) {}

    @GetMapping("/api/v1/callbacks")
    @Operation(
            summary = "Customers who want to be called, soonest first",
            description =
                    "Agents see those who are theirs or were, or whom they tried before; everybody else sees all.")
    Slice<CallbackRow> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Viewer.Staff viewer = Viewers.staff(actor);
        int most = Slice.limit(limit);
        Map<String, @Nullable Object> params = new HashMap<>();
        StringBuilder sql = new StringBuilder("""
                SELECT c.id, c.number, c.customer_id, p.name, c.callback, c.assignee, c.queue, c.language, c.last_text,
                    coalesce(c.callback ->> 'from', c.callback ->> 'waitingSince') AS place
                FROM conversation c JOIN customer p ON p.id = c.customer_id
                WHERE c.callback ->> 'state' IN ('PLANNED', 'DUE')""");
        Cursor.decode(cursor, 2).ifPresent(parts -> {
            sql.append(" AND (coalesce(c.callback ->> 'from', c.callback ->> 'waitingSince'), c.id) > (:place, :id)");
            params.put("place", parts.getFirst());
            params.put("id", id(parts.getLast()));
        });
        if (!viewer.seesAll()) {
            sql.append(" AND (c.assignee = :me OR :me = ANY (c.participants))");
            params.put("me", viewer.id().value());
        }
        params.put("most", most + 1);
        List<Row> rows = jdbc.sql(
                        sql.append(" ORDER BY place, c.id LIMIT :most").toString())
                .params(params)
                .query(this::row)
                .list();
        return Slice.of(rows, most, row -> Cursor.encode(row.place(), row.view().conversationId()))
                .map(Row::view);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }

    private Row row(ResultSet row, int number) throws SQLException {
        Callback callback = json.readValue(row.getString("callback"), Callback.class);
        String assignee = row.getString("assignee");
        return new Row(
                new CallbackRow(
                        row.getObject("id", UUID.class),
                        row.getLong("number"),
                        row.getObject("customer_id", UUID.class),
                        row.getString("name"),
                        callback.number(),
                        callback.state().word(),
                        callback.from(),
                        callback.waitingSince(),
                        callback.attempts(),
                        assignee == null ? null : new AgentId(assignee),
                        row.getString("queue"),
                        row.getString("language"),
                        row.getString("last_text")),
                row.getString("place"));
    }
}
