package io.pronto.routing.agent.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.SkillId;
import io.pronto.platform.batch.BatchedWrites;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.agent.AgentWatch;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.agent.Attendance;
import io.pronto.routing.agent.NewWorkCap;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Agents in the table {@code agent}. */
@Repository
class PostgresAgents implements Agents {
    private static final String SAVE = """
            INSERT INTO agent (id, username, name, languages, skills, capacity, presence, presence_since, active,
                               last_given_work_at, teams, hours, cap_most, cap_seconds,
                               wrap_up_seconds, revision, presence_until, paused, gone_since,
                               recently_given, due_at)
            VALUES (:id, :username, :name, :languages, CAST(:skills AS jsonb), :capacity, :presence,
                    :presenceSince, :active, :lastGivenWorkAt, :teams, CAST(:hours AS jsonb), :capMost,
                    :capSeconds, :wrapUpSeconds, :revision, :presenceUntil, :paused,
                    :goneSince, CAST(:recentlyGiven AS timestamptz[]), :dueAt)
            ON CONFLICT (id) DO UPDATE SET
                username = excluded.username, name = excluded.name, languages = excluded.languages,
                skills = excluded.skills, capacity = excluded.capacity, presence = excluded.presence,
                presence_since = excluded.presence_since, active = excluded.active,
                last_given_work_at = excluded.last_given_work_at, teams = excluded.teams,
                hours = excluded.hours, cap_most = excluded.cap_most, cap_seconds = excluded.cap_seconds,
                wrap_up_seconds = excluded.wrap_up_seconds,
                revision = excluded.revision,
                presence_until = excluded.presence_until, paused = excluded.paused,
                gone_since = excluded.gone_since, recently_given = excluded.recently_given,
                due_at = excluded.due_at""";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final JsonMapper json;
    private final AgentWatch watch;

    PostgresAgents(JdbcClient jdbc, BatchedWrites writes, JsonMapper json, AgentWatch watch) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.json = json;
        this.watch = watch;
    }

    /** Sees also what the running transaction has written. */
    private JdbcClient.StatementSpec read(String sql) {
        writes.flush();
        return jdbc.sql(sql);
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        writes.flush(SAVE, id);
        return jdbc.sql("SELECT * FROM agent WHERE id = :id")
                .param("id", id.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public List<Agent> active() {
        return read("SELECT * FROM agent WHERE active ORDER BY id COLLATE \"C\"")
                .query((rs, i) -> read(rs))
                .list();
    }

    @Override
    public void save(Agent agent, @Nullable Instant wakeAt) {
        AgentProfile profile = agent.profile();
        Attendance attendance = agent.attendance();
        NewWorkCap cap = profile.cap();
        Map<String, Integer> skills = new TreeMap<>();
        profile.skills().forEach((skill, level) -> skills.put(skill.value(), level));
        writes.write(
                SAVE,
                agent.id(),
                new MapSqlParameterSource()
                        .addValue("id", agent.id().value())
                        .addValue("username", agent.username())
                        .addValue("name", agent.name())
                        .addValue("languages", sorted(profile.languages().stream()))
                        .addValue("skills", json.writeValueAsString(skills))
                        .addValue("capacity", profile.capacity())
                        .addValue("presence", attendance.presence().name())
                        .addValue("presenceSince", stored(attendance.since()))
                        .addValue("active", agent.active())
                        .addValue("lastGivenWorkAt", stored(agent.lastGivenWorkAt()))
                        .addValue("teams", sorted(profile.teams().stream().map(TeamId::value)))
                        .addValue(
                                "hours",
                                profile.hours() == null ? null : json.writeValueAsString(profile.hours()),
                                Types.VARCHAR)
                        .addValue("capMost", cap == null ? null : cap.most(), Types.INTEGER)
                        .addValue("capSeconds", cap == null ? null : cap.per().toSeconds(), Types.INTEGER)
                        .addValue("wrapUpSeconds", profile.wrapUp().toSeconds())
                        .addValue("revision", profile.revision())
                        .addValue("presenceUntil", stored(attendance.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .addValue("paused", sorted(attendance.paused().stream().map(Channel::name)))
                        .addValue("goneSince", stored(attendance.goneSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .addValue(
                                "recentlyGiven",
                                agent.recentlyGiven().stream()
                                        .map(Instant::toString)
                                        .toArray(String[]::new))
                        .addValue("dueAt", stored(wakeAt), Types.TIMESTAMP_WITH_TIMEZONE));
        if (wakeAt != null) {
            watch.dueAt(wakeAt);
        }
    }

    @Override
    public List<AgentId> due(Instant at, int limit) {
        return read("SELECT id FROM agent WHERE due_at <= :at ORDER BY due_at, id LIMIT :limit")
                .param("at", stored(at))
                .param("limit", limit)
                .query((rs, i) -> new AgentId(rs.getString("id")))
                .list();
    }

    @Override
    public Optional<Instant> nextDue() {
        return read("SELECT due_at FROM agent WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private Agent read(ResultSet rs) throws SQLException {
        Map<String, Integer> stored = json.readValue(rs.getString("skills"), new TypeReference<>() {});
        Map<SkillId, Integer> skills = new HashMap<>();
        stored.forEach((skill, level) -> skills.put(new SkillId(skill), level));
        int capMost = rs.getInt("cap_most");
        NewWorkCap cap = rs.wasNull() ? null : new NewWorkCap(capMost, Duration.ofSeconds(rs.getInt("cap_seconds")));
        String hours = rs.getString("hours");
        return new Agent(
                new AgentId(rs.getString("id")),
                rs.getString("username"),
                rs.getString("name"),
                new AgentProfile(
                        Set.of((String[]) rs.getArray("languages").getArray()),
                        skills,
                        rs.getInt("capacity"),
                        all(rs, "teams", TeamId::new),
                        hours == null ? null : json.readValue(hours, WeeklyHours.class),
                        cap,
                        Duration.ofSeconds(rs.getInt("wrap_up_seconds")),
                        rs.getLong("revision")),
                new Attendance(
                        Presence.valueOf(rs.getString("presence")),
                        rs.getObject("presence_since", OffsetDateTime.class).toInstant(),
                        instant(rs, "presence_until"),
                        all(rs, "paused", Channel::valueOf),
                        instant(rs, "gone_since")),
                rs.getBoolean("active"),
                rs.getObject("last_given_work_at", OffsetDateTime.class).toInstant(),
                Arrays.stream((Timestamp[]) rs.getArray("recently_given").getArray())
                        .map(Timestamp::toInstant)
                        .toList());
    }

    private static String[] sorted(Stream<String> words) {
        return words.sorted().toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime stored(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> Set<T> all(ResultSet rs, String column, Function<String, T> read) throws SQLException {
        return Arrays.stream((String[]) rs.getArray(column).getArray())
                .map(read)
                .collect(Collectors.toUnmodifiableSet());
    }
}
