package io.pronto.routing.simulation;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Presence;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.Attendance;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.simulation.Crew.Worker;
import io.pronto.routing.simulation.Outcome.Business;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody who works in a simulated centre, coming and going with the shifts; the floor is told. */
final class Staff {
    private final Floor floor;
    private final List<Crew> crews = new ArrayList<>();
    private final List<Worker> people = new ArrayList<>();
    private final Map<AgentId, Worker> byId = new HashMap<>();

    Staff(List<Group> groups, Floor floor) {
        this.floor = floor;
        for (Group group : groups) {
            Crew crew = new Crew(group);
            crews.add(crew);
            for (int i = 0; i < group.most(); i++) {
                AgentId id = new AgentId("%03d-%05d".formatted(crews.size(), i));
                Agent agent = new Agent(
                        id,
                        id.value(),
                        group.name(),
                        group.profile(),
                        Attendance.offline(Instant.EPOCH),
                        true,
                        Instant.EPOCH,
                        List.of());
                Worker worker = new Worker(crew, people.size(), agent);
                crew.workers.add(worker);
                people.add(worker);
                byId.put(id, worker);
                floor.put(agent);
            }
        }
    }

    Worker numbered(int number) {
        return people.get(number);
    }

    Worker of(AgentId agent) {
        Worker worker = byId.get(agent);
        if (worker == null) {
            throw new IllegalStateException("There is no simulated agent " + agent);
        }
        return worker;
    }

    List<Business> business(long at, long planned) {
        crews.forEach(crew -> crew.countTo(at, planned));
        return crews.stream().map(Crew::business).toList();
    }

    /** Begins a period. @return who has come and may be given work */
    List<Worker> shift(int period, long now, long planned, Instant at) {
        List<Worker> come = new ArrayList<>();
        for (Crew crew : crews) {
            crew.countTo(now, planned);
            int wanted = crew.group.staffIn(period);
            // Whoever still finishes something stays rather than that somebody else comes; the idle go before the busy.
            for (Worker worker : crew.workers) {
                if (crew.onShift < wanted && !worker.onShift && worker.taken > 0) {
                    come(worker, at);
                }
            }
            for (Worker worker : crew.workers) {
                if (crew.onShift < wanted && !worker.onShift) {
                    come(worker, at);
                    come.add(worker);
                } else if (crew.onShift > wanted && worker.onShift && worker.taken == 0) {
                    go(worker, at);
                }
            }
            for (Worker worker : crew.workers) {
                if (crew.onShift > wanted && worker.onShift) {
                    go(worker, at);
                }
            }
        }
        return come;
    }

    /** Whoever is done first goes, and one of those whose shift was over stays in the other's place. @return that one */
    Optional<Worker> relieve(Worker done, Instant at) {
        go(done, at);
        Optional<Worker> next = done.crew.workers.stream()
                .filter(worker -> !worker.onShift && worker.taken > 0)
                .findFirst();
        next.ifPresent(worker -> come(worker, at));
        return next;
    }

    /** The agent has some time after a piece of work of that weight. */
    void rest(Worker worker, int weight, Instant at) {
        worker.resting = weight;
        worker.crew.taken += weight;
        present(worker, Presence.WRAP_UP, at);
    }

    /** That time is over. */
    void ready(Worker worker, Instant at) {
        rested(worker);
        present(worker, Presence.ONLINE, at);
    }

    private void come(Worker worker, Instant at) {
        worker.onShift = true;
        worker.crew.onShift++;
        worker.crew.staying -= worker.taken > 0 ? 1 : 0;
        present(worker, Presence.ONLINE, at);
    }

    private void go(Worker worker, Instant at) {
        rested(worker);
        worker.onShift = false;
        worker.crew.onShift--;
        worker.crew.staying += worker.taken > 0 ? 1 : 0;
        present(worker, Presence.OFFLINE, at);
    }

    private static void rested(Worker worker) {
        worker.crew.taken -= worker.resting;
        worker.resting = 0;
    }

    private void present(Worker worker, Presence presence, Instant at) {
        worker.agent = worker.agent.withPresence(presence, at);
        floor.put(worker.agent);
    }
}
