package io.pronto.routing.matrix;

import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.team.TeamId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The skills matrix as rows of cells. One row an agent, by the user name; one column a skill, by its key, with the level or nothing.
 * Beside these: {@value #NAME} for the reader, {@value #LANGUAGES}, {@value #CAPACITY} and {@value #TEAMS}, and {@value #REVISION},
 * by which it is seen that somebody has edited the agent since. A column that is left out changes nothing.
 */
public final class MatrixFile {
    static final String USERNAME = "username";
    static final String NAME = "name";
    static final String LANGUAGES = "languages";
    static final String CAPACITY = "capacity";
    static final String TEAMS = "teams";
    static final String REVISION = "revision";

    private static final List<String> FIXED = List.of(USERNAME, NAME, LANGUAGES, CAPACITY, TEAMS, REVISION);
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final int MOST_LANGUAGES = 20;
    /** No file is looked at further, in faults. */
    private static final int MOST_FAULTS = 200;

    private final Map<String, Agent> agents;
    private final Set<SkillId> skills;
    private final Set<TeamId> teams;

    /** Judged by who and what is there. @param agents the active ones */
    public MatrixFile(Collection<Agent> agents, Collection<SkillId> skills, Collection<TeamId> teams) {
        this.agents =
                agents.stream().collect(Collectors.toMap(Agent::username, Function.identity(), (one, two) -> one));
        this.skills = Set.copyOf(skills);
        this.teams = Set.copyOf(teams);
    }

    /** One row. @param number as a spreadsheet numbers it */
    public record Row(long number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What a cell changes. */
    public record Change(long row, Agent agent, String column, String before, String after) {}

    /**
     * What the file says.
     *
     * @param profiles what agents would be like who change; to be taken only without faults
     * @param changes cell by cell
     * @param faults at most 200
     */
    public record Reading(Map<Agent, AgentProfile> profiles, List<Change> changes, List<Fault> faults) {
        public Reading {
            profiles = Map.copyOf(profiles);
            changes = List.copyOf(changes);
            faults = List.copyOf(faults);
        }
    }

    /** The file as rows: a header and the agents in the order given. */
    public static List<List<String>> written(List<Agent> agents, List<SkillId> skills) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(FIXED);
        skills.forEach(skill -> header.add(skill.value()));
        rows.add(header);
        for (Agent agent : agents) {
            List<String> row = new ArrayList<>();
            for (String column : header) {
                row.add(cell(agent, agent.profile(), column));
            }
            rows.add(row);
        }
        return rows;
    }

    /** What the rows say, the header first. */
    public Reading read(List<Row> rows) {
        List<Fault> faults = new ArrayList<>();
        if (rows.isEmpty()) {
            return new Reading(Map.of(), List.of(), List.of(new Fault(1, "", Fault.Code.NO_USERNAME, "")));
        }
        List<String> header =
                rows.getFirst().cells().stream().map(String::strip).toList();
        header(rows.getFirst().number(), header, faults);
        Map<Agent, AgentProfile> profiles = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        if (faults.isEmpty()) {
            Set<String> seen = new HashSet<>();
            for (Row row : rows.subList(1, rows.size())) {
                if (faults.size() >= MOST_FAULTS) {
                    break;
                }
                agent(row, header, seen, profiles, changes, faults);
            }
        }
        return new Reading(profiles, changes, faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
    }

    private void header(long number, List<String> header, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                faults.add(new Fault(number, column, Fault.Code.COLUMN_TWICE, column));
            } else if (!FIXED.contains(column) && (column.isEmpty() || !known(column))) {
                faults.add(new Fault(number, column, Fault.Code.COLUMN_UNKNOWN, column));
            }
        }
        if (!seen.contains(USERNAME)) {
            faults.add(new Fault(number, USERNAME, Fault.Code.NO_USERNAME, ""));
        }
    }

    private boolean known(String column) {
        return column.length() <= 100 && skills.contains(new SkillId(column));
    }

    private void agent(
            Row row,
            List<String> header,
            Set<String> seen,
            Map<Agent, AgentProfile> profiles,
            List<Change> changes,
            List<Fault> faults) {
        if (row.cells().stream().allMatch(String::isBlank)) {
            return;
        }
        if (row.cells().size() > header.size()) {
            faults.add(new Fault(
                    row.number(),
                    "",
                    Fault.Code.TOO_MANY_CELLS,
                    Integer.toString(row.cells().size())));
            return;
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            cells.put(header.get(i), row.cells().get(i).strip());
        }
        String username = cells.getOrDefault(USERNAME, "");
        Agent agent = agents.get(username);
        if (agent == null) {
            faults.add(new Fault(row.number(), USERNAME, Fault.Code.AGENT_UNKNOWN, username));
            return;
        }
        if (!seen.add(username)) {
            faults.add(new Fault(row.number(), USERNAME, Fault.Code.AGENT_TWICE, username));
            return;
        }
        int before = faults.size();
        AgentProfile next = profile(row.number(), agent, cells, faults);
        if (faults.size() == before && next != null && !next.saysTheSame(agent.profile())) {
            profiles.put(agent, next);
            for (String column : header) {
                String was = cell(agent, agent.profile(), column);
                String is = cell(agent, next, column);
                if (!was.equals(is)) {
                    changes.add(new Change(row.number(), agent, column, was, is));
                }
            }
        }
    }

    private @Nullable AgentProfile profile(long number, Agent agent, Map<String, String> cells, List<Fault> faults) {
        AgentProfile profile = agent.profile();
        String revision = cells.get(REVISION);
        if (revision != null && !revision.isEmpty()) {
            if (!NUMBER.matcher(revision).matches()) {
                faults.add(new Fault(number, REVISION, Fault.Code.REVISION_WRONG, revision));
            } else if (Long.parseLong(revision) != profile.revision()) {
                faults.add(new Fault(number, REVISION, Fault.Code.STALE, revision));
                return null;
            }
        }
        Map<SkillId, Integer> levels = new HashMap<>(profile.skills());
        cells.forEach((column, value) -> {
            if (!FIXED.contains(column)) {
                if (value.isEmpty() || value.equals("0")) {
                    levels.remove(new SkillId(column));
                } else if (value.matches("[1-5]")) {
                    levels.put(new SkillId(column), Integer.parseInt(value));
                } else {
                    faults.add(new Fault(number, column, Fault.Code.LEVEL_WRONG, value));
                }
            }
        });
        int capacity = profile.capacity();
        String told = cells.get(CAPACITY);
        if (told != null) {
            if (NUMBER.matcher(told).matches() && Long.parseLong(told) <= Agent.MAX_CAPACITY) {
                capacity = Integer.parseInt(told);
            } else {
                faults.add(new Fault(number, CAPACITY, Fault.Code.CAPACITY_WRONG, told));
            }
        }
        Set<String> languages = profile.languages();
        if (cells.containsKey(LANGUAGES)) {
            languages = words(cells.get(LANGUAGES));
            if (languages.size() > MOST_LANGUAGES
                    || !languages.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
                faults.add(new Fault(number, LANGUAGES, Fault.Code.LANGUAGE_WRONG, String.join(" ", languages)));
            }
        }
        Set<TeamId> in = profile.teams();
        if (cells.containsKey(TEAMS)) {
            Set<String> named = words(cells.get(TEAMS));
            named.stream()
                    .filter(key -> key.length() > 100 || !teams.contains(new TeamId(key)))
                    .forEach(key -> faults.add(new Fault(number, TEAMS, Fault.Code.TEAM_UNKNOWN, key)));
            in = named.stream()
                    .filter(key -> key.length() <= 100)
                    .map(TeamId::new)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return profile.able(languages, levels, capacity).in(in);
    }

    private static Set<String> words(@Nullable String cell) {
        return cell == null
                ? Set.of()
                : Arrays.stream(cell.split("[\\s;,|]+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static String cell(Agent agent, AgentProfile profile, String column) {
        return switch (column) {
            case USERNAME -> agent.username();
            case NAME -> agent.name();
            case LANGUAGES -> profile.languages().stream().sorted().collect(Collectors.joining(" "));
            case CAPACITY -> Integer.toString(profile.capacity());
            case TEAMS -> profile.teams().stream().map(TeamId::value).sorted().collect(Collectors.joining(" "));
            case REVISION -> Long.toString(profile.revision());
            default -> {
                Integer level = profile.skills().get(new SkillId(column));
                yield level == null ? "" : level.toString();
            }
        };
    }
}
