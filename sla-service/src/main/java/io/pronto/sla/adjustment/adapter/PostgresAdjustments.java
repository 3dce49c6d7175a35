package io.pronto.sla.adjustment.adapter;

import io.pronto.contracts.Metric;
import io.pronto.sla.adjustment.Adjustment;
import io.pronto.sla.adjustment.Adjustments;
import io.pronto.sla.policy.Match;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Adjustments as JSON, with columns for what is looked for. */
final class PostgresAdjustments implements Adjustments {
    /** As stored. */
    private record Stored(
            UUID id,
            String name,
            Adjustment.Kind kind,
            String reason,
            Match match,
            Set<Metric> metrics,
            Instant from,
            Instant until,
            @Nullable Duration must,
            @Nullable Integer percent,
            Adjustment.Person requestedBy,
            Instant requestedAt,
            Adjustment.@Nullable Decision decision,
            @Nullable Instant endedAt) {
        static Stored of(Adjustment it) {
            return new Stored(
                    it.id(),
                    it.name(),
                    it.kind(),
                    it.reason(),
                    it.match(),
                    it.metrics(),
                    it.from(),
                    it.until(),
                    it.target() instanceof Adjustment.NewTarget.Fixed fixed ? fixed.must() : null,
                    it.target() instanceof Adjustment.NewTarget.Share share ? share.percent() : null,
                    it.requestedBy(),
                    it.requestedAt(),
                    it.decision(),
                    it.endedAt());
        }

        Adjustment adjustment() {
            return new Adjustment(
                    id,
                    name,
                    kind,
                    reason,
                    match,
                    metrics,
                    from,
                    until,
                    must == null
                            ? new Adjustment.NewTarget.Share(Objects.requireNonNull(percent))
                            : new Adjustment.NewTarget.Fixed(must),
                    requestedBy,
                    requestedAt,
                    decision,
                    endedAt);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowMapper<Adjustment> row;

    PostgresAdjustments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.row = (rs, i) ->
                json.readValue(rs.getString("definition"), Stored.class).adjustment();
    }

    @Override
    public Optional<Adjustment> find(UUID id) {
        return jdbc.sql("SELECT definition FROM adjustment WHERE id = ?")
                .param(id)
                .query(row)
                .optional();
    }

    @Override
    public Optional<Adjustment> hold(UUID id) {
        return jdbc.sql("SELECT definition FROM adjustment WHERE id = ? FOR UPDATE")
                .param(id)
                .query(row)
                .optional();
    }

    @Override
    public void save(Adjustment adjustment) {
        Adjustment.Decision decision = adjustment.decision();
        jdbc.sql("""
                        INSERT INTO adjustment (id, definition, requested_at, verdict, begins_at, ends_at)
                        VALUES (:id, CAST(:definition AS jsonb), :requested, :verdict, :begins, :ends)
                        ON CONFLICT (id) DO UPDATE SET (definition, verdict, begins_at, ends_at)
                            = (EXCLUDED.definition, EXCLUDED.verdict, EXCLUDED.begins_at, EXCLUDED.ends_at)""")
                .param("id", adjustment.id())
                .param("definition", json.writeValueAsString(Stored.of(adjustment)))
                .param("requested", at(adjustment.requestedAt()))
                .param("verdict", decision == null ? null : decision.verdict().name())
                .param("begins", at(adjustment.from()))
                .param("ends", at(adjustment.end()))
                .update();
    }

    @Override
    public List<Adjustment> list(Adjustment.@Nullable State state, Instant now, @Nullable Place after, int limit) {
        String which = switch (state) {
            case null -> "true";
            case REQUESTED -> "verdict IS NULL";
            case REJECTED -> "verdict = 'REJECTED'";
            case WITHDRAWN -> "verdict = 'WITHDRAWN'";
            case APPROVED -> "verdict = 'APPROVED' AND begins_at > :now AND ends_at > :now";
            case ACTIVE -> "verdict = 'APPROVED' AND begins_at <= :now AND ends_at > :now";
            case ENDED -> "verdict = 'APPROVED' AND ends_at <= :now";
        };
        Place place = after == null ? new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1)) : after;
        return jdbc.sql("SELECT definition FROM adjustment WHERE " + which
                        + " AND (requested_at, id) < (:at, :id) AND :now IS NOT NULL"
                        + " ORDER BY requested_at DESC, id DESC LIMIT :limit")
                .param("now", at(now))
                .param("at", at(place.requestedAt()))
                .param("id", place.id())
                .param("limit", limit)
                .query(row)
                .list();
    }

    @Override
    public List<Adjustment> standing(Instant now) {
        return jdbc.sql("""
                        SELECT definition FROM adjustment WHERE verdict = 'APPROVED' AND ends_at > ?
                        ORDER BY ends_at LIMIT ?""").params(at(now), MAX_STANDING).query(row).list();
    }

    @Override
    public long edition(Instant now) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE begins_at <= :now) + count(*) FILTER (WHERE ends_at <= :now)
                        FROM adjustment WHERE verdict = 'APPROVED'""").param("now", at(now)).query(Long.class).single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
