package io.pronto.routing.matrix.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.SkillId;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.Verdict;
import io.pronto.routing.matrix.Fault;
import io.pronto.routing.matrix.MatrixFile;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.skill.Skills;
import io.pronto.routing.team.Team;
import io.pronto.routing.team.TeamId;
import io.pronto.routing.team.Teams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who can do what, for all agents at a glance. */
@RestController
@Tag(name = "skills matrix")
class SkillsMatrixController {
    private static final String PATH = "/api/v1/routing/skills-matrix";
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final int MOST_ROWS = 500;
    private static final int MOST_CHANGES_SHOWN = 500;
    private static final Comparator<Agent> BY_NAME = Comparator.comparing(Agent::username)
            .thenComparing(agent -> agent.id().value());

    private final Dispatch dispatch;
    private final Pool pool;
    private final Agents agents;
    private final Skills skills;
    private final Teams teams;
    private final AuditLog audit;
    private final FaultWords words;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SkillsMatrixController(
            Dispatch dispatch,
            Pool pool,
            Agents agents,
            Skills skills,
            Teams teams,
            AuditLog audit,
            FaultWords words,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.dispatch = dispatch;
        this.pool = pool;
        this.agents = agents;
        this.skills = skills;
        this.teams = teams;
        this.audit = audit;
        this.words = words;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param levels 1 to 5 by skill @param revision what an edit of the row is based on */
    record RowView(
            AgentId agent,
            String username,
            String name,
            List<String> languages,
            int capacity,
            List<TeamId> teams,
            Map<String, Integer> levels,
            long revision) {
        static RowView of(Agent agent) {
            Map<String, Integer> levels = new TreeMap<>();
            agent.skills().forEach((skill, level) -> levels.put(skill.value(), level));
            return new RowView(
                    agent.id(),
                    agent.username(),
                    agent.name(),
                    agent.languages().stream().sorted().toList(),
                    agent.capacity(),
                    agent.teams().stream()
                            .sorted(Comparator.comparing(TeamId::value))
                            .toList(),
                    levels,
                    agent.profile().revision());
        }
    }

    record EditBody(@NotNull @Size(min = 1, max = MOST_ROWS) List<@Valid @NotNull RowBody> rows) {}

    /** @param revision as the row was read @param levels only what changes; 0 takes the skill away */
    record RowBody(
            @NotNull AgentId agent,
            @NotNull @Min(0) Long revision,

            @NotNull @Size(min = 1, max = 1000)
            Map<@Size(min = 1, max = 100) String, @NotNull @Min(0) @Max(5) Integer> levels) {}

    /** @param remedy what to do, in the reader's language */
    record FaultView(long row, String column, String code, String value, String detail, String remedy) {}

    record ChangeView(long row, String username, String column, String before, String after) {}

    /** @param agents how many would change @param cells in how many cells @param changes the first of them */
    record ReadingView(int agents, int cells, List<ChangeView> changes, List<FaultView> faults) {}

    @GetMapping(PATH)
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "Skills and levels of all agents by user name")
    Slice<RowView> matrix(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        List<String> after = Cursor.decode(cursor, 2).orElse(null);
        return Slice.of(
                        agents.active().stream()
                                .sorted(BY_NAME)
                                .filter(agent -> after == null || isAfter(agent, after))
                                .limit(size + 1L)
                                .toList(),
                        size,
                        agent -> Cursor.encode(agent.username(), agent.id().value()))
                .map(RowView::of);
    }

    private static boolean isAfter(Agent agent, List<String> after) {
        int byName = agent.username().compareTo(after.get(0));
        return byName > 0 || byName == 0 && agent.id().value().compareTo(after.get(1)) > 0;
    }

    @PatchMapping(PATH)
    @PreAuthorize("hasAnyRole('ADMIN', 'SUPERVISOR')")
    @Operation(
            summary = "Change levels of many agents at once",
            description = "All or nothing. 412 `stale` with those of the agents whom somebody else has edited since.")
    Slice<RowView> edit(Actor actor, @Valid @RequestBody EditBody body) {
        return Objects.requireNonNull(transaction.execute(status -> pool.alone(() -> {
            Map<AgentId, AgentProfile> next = new HashMap<>();
            List<AgentId> stale = body.rows().stream()
                    .filter(row -> agents.find(row.agent())
                            .filter(agent -> agent.active() && agent.profile().revision() != row.revision())
                            .isPresent())
                    .map(RowBody::agent)
                    .toList();
            if (!stale.isEmpty()) {
                throw Problem.stale(stale.size()).with("agents", stale);
            }
            for (int i = 0; i < body.rows().size(); i++) {
                RowBody row = body.rows().get(i);
                Agent agent = agents.find(row.agent()).filter(Agent::active).orElse(null);
                if (agent == null) {
                    throw Problem.unprocessable("agent-unknown").atField("rows[" + i + "].agent");
                }
                if (next.put(row.agent(), levelled(agent, row, i)) != null) {
                    throw Problem.invalidField("rows[" + i + "].agent", "agent-twice");
                }
            }
            return new Slice<>(
                    apply(actor, "skills.edited", next).stream()
                            .map(RowView::of)
                            .toList(),
                    null);
        })));
    }

    private List<Agent> apply(Actor actor, String action, Map<AgentId, AgentProfile> next) {
        if (next.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<AgentId, Agent> before = new HashMap<>();
        next.keySet().forEach(id -> before.put(id, agents.find(id).orElseThrow()));
        List<Agent> after = switch (dispatch.staffing().profiles(next, now)) {
            case Verdict.Granted<List<Agent>>(List<Agent> changed) -> changed;
            case Verdict.Refused<List<Agent>>(var why) ->
                throw new IllegalStateException("Checked by the only writer and refused all the same: " + why);
        };
        after.forEach(agent -> audit.record(
                actor,
                now,
                action,
                "agent:" + agent.id(),
                Map.of(
                        "before",
                                RowView.of(Objects.requireNonNull(before.get(agent.id())))
                                        .levels(),
                        "after", RowView.of(agent).levels())));
        return after;
    }

    private AgentProfile levelled(Agent agent, RowBody row, int index) {
        Map<SkillId, Integer> levels = new HashMap<>(agent.skills());
        row.levels().forEach((key, level) -> {
            SkillId skill = new SkillId(key);
            if (skills.find(skill).isEmpty()) {
                throw Problem.unprocessable("skill-unknown").atField("rows[" + index + "].levels." + key);
            }
            if (level == 0) {
                levels.remove(skill);
            } else {
                levels.put(skill, level);
            }
        });
        return agent.profile().able(agent.languages(), levels, agent.capacity());
    }

    @GetMapping(path = PATH + ".csv", produces = "text/csv")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "The matrix as a file for a spreadsheet")
    ResponseEntity<String> file() {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("skills-matrix.csv")
                                .build()
                                .toString())
                .body(MatrixCsv.written(MatrixFile.written(
                        agents.active().stream().sorted(BY_NAME).toList(),
                        skills.all().stream().map(Skill::id).toList())));
    }

    @PostMapping(path = PATH + "/check", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('ADMIN', 'SUPERVISOR')")
    @Operation(summary = "What a file would change, and what is wrong with it", description = "Nothing is changed.")
    ReadingView check(@RequestBody(required = false) byte @Nullable [] body, Locale locale) {
        return view(reading(body), locale);
    }

    @PostMapping(path = PATH + "/import", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('ADMIN', 'SUPERVISOR')")
    @Operation(
            summary = "Take a file over",
            description = "All or nothing: 422 `csv-wrong` with the faults when something is wrong with it.")
    ReadingView take(Actor actor, @RequestBody(required = false) byte @Nullable [] body, Locale locale) {
        return Objects.requireNonNull(transaction.execute(status -> pool.alone(() -> {
            MatrixFile.Reading reading = reading(body);
            if (!reading.faults().isEmpty()) {
                throw Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "csv-wrong",
                                reading.faults().size())
                        .with("faults", view(reading, locale).faults());
            }
            Map<AgentId, AgentProfile> next = new HashMap<>();
            reading.profiles().forEach((agent, profile) -> next.put(agent.id(), profile));
            apply(actor, "skills.imported", next);
            return view(reading, locale);
        })));
    }

    private MatrixFile.Reading reading(byte @Nullable [] body) {
        return new MatrixFile(
                        agents.active(),
                        skills.all().stream().map(Skill::id).toList(),
                        teams.all().stream().map(Team::id).toList())
                .read(MatrixCsv.read(body == null ? new byte[0] : body));
    }

    private ReadingView view(MatrixFile.Reading reading, Locale locale) {
        return new ReadingView(
                reading.profiles().size(),
                reading.changes().size(),
                reading.changes().stream()
                        .limit(MOST_CHANGES_SHOWN)
                        .map(change -> new ChangeView(
                                change.row(),
                                change.agent().username(),
                                change.column(),
                                change.before(),
                                change.after()))
                        .toList(),
                reading.faults().stream().map(fault -> view(fault, locale)).toList());
    }

    private FaultView view(Fault fault, Locale locale) {
        return new FaultView(
                fault.row(),
                fault.column(),
                fault.code().word(),
                fault.value(),
                words.detail(fault, locale),
                words.remedy(fault, locale));
    }
}
