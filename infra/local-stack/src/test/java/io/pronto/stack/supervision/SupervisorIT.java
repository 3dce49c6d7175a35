package io.pronto.stack.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.stack.server.Launch;
import io.pronto.stack.supervision.Supervisor.Outcome;
import io.pronto.stack.supervision.UnitState.GivenUp;
import io.pronto.stack.supervision.UnitState.Ready;
import io.pronto.stack.supervision.UnitState.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {
    private static final RestartPolicy QUICK =
            new RestartPolicy(Duration.ofMillis(20), Duration.ofMillis(50), 2, 5, Duration.ofSeconds(60), 1);

    @TempDir
    private Path folder;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private RunFolder run;
    private Supervisor supervisor;

    @BeforeEach
    void set_up() {
        run = new RunFolder(folder.resolve("run"));
        supervisor = new Supervisor(
                QUICK,
                InstantSource.system(),
                run,
                (unit, state, _) -> heard.add(unit + " " + state.getClass().getSimpleName()));
    }

    @AfterEach
    void leave_nothing_behind() {
        supervisor.stopAll();
        assertThat(run.alive()).isEmpty();
    }

    @Test
    void who_needs_another_starts_when_that_one_is_ready() {
        supervisor.add(unit("service", Set.of("server"), "touch service.up; exec sleep 60"));
        supervisor.add(unit("server", Set.of(), "touch server.up; exec sleep 60"));
        assertThat(supervisor.awaitAllReady()).isEqualTo(new Outcome.AllReady());
        assertThat(heard.indexOf("server Ready")).isLessThan(heard.indexOf("service Starting"));
    }

    @Test
    void those_in_turn_start_one_after_the_other_when_one_may_start_at_once() {
        for (var name : List.of("one", "two", "three")) {
            supervisor.add(unit(name, Set.of(), "touch " + name + ".up; exec sleep 60"));
        }
        assertThat(supervisor.awaitAllReady()).isEqualTo(new Outcome.AllReady());
        var starting = 0;
        for (var line : List.copyOf(heard)) {
            starting += line.endsWith("Starting") ? 1 : line.endsWith("Ready") ? -1 : 0;
            assertThat(starting).as(line).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_killed_process_is_started_again() {
        supervisor.add(unit("server", Set.of(), "touch server.up; exec sleep 60"));
        supervisor.awaitAllReady();
        var first = run.alive("server").orElseThrow();
        first.kill();
        await().untilAsserted(() -> {
            assertThat(run.alive("server")).isPresent().get().isNotEqualTo(first);
            assertThat(supervisor.states().get("server")).isInstanceOf(Ready.class);
        });
    }

    @Test
    void one_that_ends_at_once_is_given_up_and_its_log_is_named() {
        supervisor.add(unit("server", Set.of(), "echo no such setting; exit 1"));
        assertThat(supervisor.awaitAllReady())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("ended while starting", "server.log"));
        assertThat(supervisor.states().get("server")).isInstanceOf(GivenUp.class);
        assertThat(folder.resolve("server.log")).content().contains("no such setting");
    }

    @Test
    void one_that_never_answers_is_ended() {
        supervisor.add(new Unit(
                "server",
                Set.of(),
                () -> launch("server", "exec sleep 60"),
                () -> {},
                Duration.ofMillis(300),
                Duration.ofSeconds(2),
                0,
                false));
        assertThat(supervisor.awaitAllReady()).isInstanceOf(Outcome.Failed.class);
        assertThat(run.alive()).isEmpty();
    }

    @Test
    void stopping_ends_also_those_who_do_not_listen_and_their_children() {
        supervisor.add(unit("server", Set.of(), "trap '' TERM; touch server.up; sleep 60 & sleep 60; wait"));
        supervisor.awaitAllReady();
        var process = ProcessHandle.of(run.alive("server").orElseThrow().pid()).orElseThrow();
        var family = process.descendants().toList();
        supervisor.stopAll();
        assertThat(process.isAlive()).isFalse();
        await().untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
        assertThat(supervisor.states().get("server")).isInstanceOf(Stopped.class);
    }

    private Unit unit(String name, Set<String> needs, String script) {
        return new Unit(
                name,
                needs,
                () -> launch(name, script),
                () -> {},
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                needs.isEmpty() ? 0 : 1,
                true);
    }

    private Launch launch(String name, String script) {
        return new Launch(
                name,
                List.of("/bin/sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve(name + ".log"),
                () -> Files.exists(folder.resolve(name + ".up")),
                Launch.StopSignal.TERM);
    }
}
