package io.pronto.routing.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.matrix.Fault.Code;
import io.pronto.routing.matrix.MatrixFile.Reading;
import io.pronto.routing.matrix.MatrixFile.Row;
import io.pronto.routing.team.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatrixFileTest {
    private static final SkillId BILLING = new SkillId("billing");
    private static final SkillId RETURNS = new SkillId("returns");
    private static final Agent MEI = agent("mei.lin", Map.of(BILLING, 3));
    private static final Agent JONAS = agent("jonas.weber", Map.of());
    private final MatrixFile file =
            new MatrixFile(List.of(MEI, JONAS), List.of(BILLING, RETURNS), List.of(new TeamId("day")));

    @Test
    void whatIsWrittenReadsAsNoChange() {
        Reading reading = read(MatrixFile.written(List.of(JONAS, MEI), List.of(BILLING, RETURNS)));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.profiles()).isEmpty();
    }

    @Test
    void aCellChangesALevelAndAnEmptyOneTakesTheSkillAway() {
        Reading reading = read(lines("username,billing,returns", "mei.lin,,5", "jonas.weber,1,"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.profiles().get(MEI).skills()).isEqualTo(Map.of(RETURNS, 5));
        assertThat(reading.profiles().get(JONAS).skills()).isEqualTo(Map.of(BILLING, 1));
        assertThat(reading.changes()).hasSize(3);
        assertThat(reading.changes().getFirst().row()).isEqualTo(2);
    }

    @Test
    void aColumnThatIsLeftOutChangesNothing() {
        Reading reading = read(lines("username,returns", "mei.lin,2"));
        assertThat(reading.profiles().get(MEI).skills()).isEqualTo(Map.of(BILLING, 3, RETURNS, 2));
        assertThat(reading.profiles().get(MEI).languages()).isEqualTo(MEI.languages());
    }

    @Test
    void languagesCapacityAndTeamsAreReadToo() {
        Reading reading = read(lines("username,languages,capacity,teams", "mei.lin,zh en,150,day"));
        assertThat(reading.profiles().get(MEI).languages()).containsExactlyInAnyOrder("zh", "en");
        assertThat(reading.profiles().get(MEI).capacity()).isEqualTo(150);
        assertThat(reading.profiles().get(MEI).teams()).containsExactly(new TeamId("day"));
    }

    @Test
    void everyFaultNamesItsRowAndColumn() {
        Reading reading = read(lines(
                "username,capacity,languages,teams,revision,billing",
                "nobody,100,en,,0,1",
                "mei.lin,-1,english!,night,7,9",
                "jonas.weber,many,en,night,x,6",
                "jonas.weber,100,en,,0,1",
                "mei.lin,1,2,3,4,5,6"));
        assertThat(reading.faults())
                .extracting(fault -> fault.row() + " " + fault.column() + " " + fault.code())
                .containsExactlyInAnyOrder(
                        "2 username " + Code.AGENT_UNKNOWN,
                        "3 revision " + Code.STALE,
                        "4 revision " + Code.REVISION_WRONG,
                        "4 capacity " + Code.CAPACITY_WRONG,
                        "4 teams " + Code.TEAM_UNKNOWN,
                        "4 billing " + Code.LEVEL_WRONG,
                        "5 username " + Code.AGENT_TWICE,
                        "6  " + Code.TOO_MANY_CELLS);
        assertThat(reading.profiles()).isEmpty();
    }

    @Test
    void aHeaderThatCannotBeUnderstoodIsSaidAndNothingElse() {
        assertThat(read(lines("name,magic,billing,billing", "x,1,9,9")).faults())
                .extracting(Fault::code)
                .containsExactly(Code.COLUMN_UNKNOWN, Code.COLUMN_TWICE, Code.NO_USERNAME);
        assertThat(file.read(List.of()).faults()).extracting(Fault::code).containsExactly(Code.NO_USERNAME);
    }

    private static Agent agent(String name, Map<SkillId, Integer> skills) {
        return Agent.appearing(new AgentId(name), name, name, Set.of("en"), Instant.EPOCH)
                .withProfile(Set.of("en"), skills, 100);
    }

    private static List<List<String>> lines(String... lines) {
        return Arrays.stream(lines).map(line -> List.of(line.split(",", -1))).toList();
    }

    private Reading read(List<List<String>> lines) {
        List<Row> rows = new ArrayList<>();
        for (List<String> line : lines) {
            rows.add(new Row(rows.size() + 1L, line));
        }
        return file.read(rows);
    }
}
