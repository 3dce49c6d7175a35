package io.pronto.routing.simulation;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.Attendance;
import io.pronto.routing.matching.Choice;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.simulation.Outcome.Business;
import io.pronto.routing.simulation.Outcome.Fate;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One day of a centre on a virtual clock. Who gets what is decided by the same {@link Floor} as in the live service. The day starts
 * empty and ends when everybody has gone; what is accepted is accepted at once.
 *
 * <p>At one moment, shifts change and work ends first, then customers come, then they give up. Whoever's shift ends finishes what is
 * at hand.
 */
public final class Simulation {
    private final Centre centre;
    private final List<Contact> contacts;
    private final DoubleSupplier chance;
    private final Floor floor = new Floor();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Fate> fates = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private final List<Crew> crews = new ArrayList<>();
    private final Map<AgentId, Worker> workers = new HashMap<>();
    private final Map<Integer, AgentId> held = new HashMap<>();
    private final Map<QueueId, Integer> inLine = new HashMap<>();
    private final long planned;
    private long now;
    private long emptySince;
    private long sequence;
    private int inside;

    private Simulation(Centre centre, List<Contact> contacts, DoubleSupplier chance) {
        this.centre = centre;
        this.contacts = new ArrayList<>(contacts);
        this.chance = chance;
        int periods = centre.groups().stream()
                .mapToInt(group -> group.staff().size())
                .max()
                .orElse(1);
        this.planned = periods * centre.period().toMillis();
    }

    /**
     * Lives one day.
     *
     * @param contacts who comes, by {@link Contact#arrival}
     * @param chance numbers from 0 to 1 that decide who comes again
     */
    public static Outcome of(Centre centre, List<Contact> contacts, DoubleSupplier chance) {
        return new Simulation(centre, contacts, chance).live();
    }

    private enum Cause {
        SHIFT,
        WORK_ENDS,
        ARRIVAL,
        GIVES_UP
    }

    private record Event(long at, Cause cause, long sequence, int contact) implements Comparable<Event> {
        private static final Comparator<Event> ORDER =
                Comparator.comparingLong(Event::at).thenComparing(Event::cause).thenComparingLong(Event::sequence);

        @Override
        public int compareTo(Event other) {
            return ORDER.compare(this, other);
        }
    }

    /** One simulated agent. */
    private static final class Worker {
        private final Crew crew;
        private Agent agent;
        private boolean onShift;
        private int taken;

        Worker(Crew crew, Agent agent) {
            this.crew = crew;
            this.agent = agent;
        }
    }

    /** The agents of one group, and how busy they were. */
    private static final class Crew {
        private final Group group;
        private final List<Worker> workers = new ArrayList<>();
        private int onShift;
        private int staying;
        private int taken;
        private long counted;
        private double busy;
        private double staffed;
        private double busyWithinPlan;
        private double staffedWithinPlan;

        Crew(Group group) {
            this.group = group;
        }

        void countTo(long at, long planned) {
            long within = Math.max(0, Math.min(at, planned) - counted);
            long all = at - counted;
            double budget = (double) taken / Math.max(1, group.profile().capacity());
            busy += budget * all;
            staffed += (double) (onShift + staying) * all;
            busyWithinPlan += budget * within;
            staffedWithinPlan += (double) (onShift + staying) * within;
            counted = at;
        }

        Business business() {
            return new Business(busy, staffed, busyWithinPlan, staffedWithinPlan);
        }
    }

    private Outcome live() {
        prepare();
        while (!events.isEmpty()) {
            Event event = events.remove();
            serveWidened(event.at());
            now = event.at();
            switch (event.cause()) {
                case SHIFT -> shift(event.contact());
                case WORK_ENDS -> workEnds(event.contact());
                case ARRIVAL -> arrives(event.contact());
                case GIVES_UP -> givesUp(event.contact());
            }
        }
        crews.forEach(crew -> crew.countTo(Math.max(emptySince, planned), planned));
        return new Outcome(
                contacts, fates, waits, crews.stream().map(Crew::business).toList());
    }

    private void prepare() {
        floor.neighbours(centre.neighbours());
        centre.kinds().forEach(kind -> floor.define(kind.queue()));
        for (Group group : centre.groups()) {
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
                Worker worker = new Worker(crew, agent);
                crew.workers.add(worker);
                workers.put(id, worker);
                floor.put(agent);
            }
        }
        for (int i = 0; i < contacts.size(); i++) {
            expect(i);
        }
        int periods = (int) (planned / centre.period().toMillis());
        for (int period = 1; period < periods; period++) {
            push(period * centre.period().toMillis(), Cause.SHIFT, period);
        }
        shift(0);
    }

    private void expect(int contact) {
        fates.add(Fate.STRANDED);
        waits.add(0L);
        push(contacts.get(contact).arrival(), Cause.ARRIVAL, contact);
    }

    private void push(long at, Cause cause, int contact) {
        events.add(new Event(at, cause, sequence++, contact));
    }

    // ---- what happens -------------------------------------------------------------------------------------------

    private void shift(int period) {
        List<Worker> come = new ArrayList<>();
        for (Crew crew : crews) {
            crew.countTo(now, planned);
            int wanted = crew.group.staffIn(period);
            // Whoever still finishes something stays rather than that somebody else comes; the idle go before the busy.
            for (Worker worker : crew.workers) {
                if (crew.onShift < wanted && !worker.onShift && worker.taken > 0) {
                    come(worker);
                }
            }
            for (Worker worker : crew.workers) {
                if (crew.onShift < wanted && !worker.onShift) {
                    come(worker);
                    come.add(worker);
                } else if (crew.onShift > wanted && worker.onShift && worker.taken == 0) {
                    go(worker);
                }
            }
            for (Worker worker : crew.workers) {
                if (crew.onShift > wanted && worker.onShift) {
                    go(worker);
                }
            }
        }
        come.forEach(worker -> serve(worker.agent.id()));
    }

    private void come(Worker worker) {
        worker.onShift = true;
        worker.crew.onShift++;
        worker.crew.staying -= worker.taken > 0 ? 1 : 0;
        present(worker, Presence.ONLINE);
    }

    private void go(Worker worker) {
        worker.onShift = false;
        worker.crew.onShift--;
        worker.crew.staying += worker.taken > 0 ? 1 : 0;
        present(worker, Presence.OFFLINE);
    }

    /** Whoever is done first goes, and one of those whose shift was over stays in the other's place. */
    private void relieve(Worker done) {
        go(done);
        for (Worker worker : done.crew.workers) {
            if (!worker.onShift && worker.taken > 0) {
                come(worker);
                serve(worker.agent.id());
                return;
            }
        }
    }

    private void present(Worker worker, Presence presence) {
        worker.agent = worker.agent.withPresence(presence, Instant.ofEpochMilli(now));
        floor.put(worker.agent);
    }

    private void arrives(int contact) {
        Kind kind = kind(contact);
        WorkItem item = WorkItem.arriving(
                conversation(contact),
                new Needs(kind.channel(), "en", Tier.STANDARD, kind.priority(), null, null, List.of()),
                kind.queue().id(),
                Needs.together(kind.queue().requiredSkills(), kind.skills()),
                kind.queue().weights().of(kind.channel()),
                null,
                Instant.ofEpochMilli(now),
                Instant.ofEpochMilli(now));
        if (inside >= centre.most()) {
            fates.set(contact, Fate.BLOCKED);
            return;
        }
        Optional<Choice> choice = floor.agentFor(item, Instant.ofEpochMilli(now));
        if (choice.isPresent()) {
            inside++;
            begin(contact, item, choice.get().agent());
            return;
        }
        QueueRules.Limit limit = kind.queue().rules().limit();
        int before = inLine.getOrDefault(kind.queue().id(), 0);
        if (limit != null && limit.then() != QueueRules.WhenFull.WAIT && before >= limit.longest()) {
            fates.set(contact, Fate.BLOCKED);
            return;
        }
        inside++;
        inLine.put(kind.queue().id(), before + 1);
        floor.put(item, Instant.ofEpochMilli(now));
        long patience = contacts.get(contact).patience();
        if (patience != Contact.FOR_EVER) {
            push(now + patience, Cause.GIVES_UP, contact);
        }
    }

    private void givesUp(int contact) {
        // Who was served meanwhile has forgotten about it.
        if (fates.get(contact) != Fate.STRANDED) {
            return;
        }
        floor.forget(conversation(contact));
        leftLine(contact);
        inside--;
        emptySince = now;
        fates.set(contact, Fate.ABANDONED);
        waits.set(contact, now - contacts.get(contact).arrival());
        if (centre.retry().share() > 0 && chance.getAsDouble() < centre.retry().share()) {
            contacts.add(
                    contacts.get(contact).again(now + centre.retry().after().toMillis()));
            expect(contacts.size() - 1);
        }
    }

    private void begin(int contact, WorkItem item, AgentId agent) {
        Worker worker = worker(agent);
        Crew crew = worker.crew;
        crew.countTo(now, planned);
        crew.taken += item.weight();
        worker.taken += item.weight();
        fates.set(contact, Fate.SERVED);
        waits.set(contact, now - contacts.get(contact).arrival());
        floor.put(
                item.assignedTo(agent, AssignmentCause.OFFER_ACCEPTED, Instant.ofEpochMilli(now)),
                Instant.ofEpochMilli(now));
        held.put(contact, agent);
        push(now + contacts.get(contact).handling(), Cause.WORK_ENDS, contact);
    }

    private void workEnds(int contact) {
        @Nullable AgentId agent = held.remove(contact);
        if (agent == null) {
            throw new IllegalStateException("Contact " + contact + " ends and was never begun.");
        }
        Worker worker = worker(agent);
        Crew crew = worker.crew;
        crew.countTo(now, planned);
        int weight = kind(contact).queue().weights().of(kind(contact).channel());
        crew.taken -= weight;
        worker.taken -= weight;
        crew.staying -= !worker.onShift && worker.taken == 0 ? 1 : 0;
        inside--;
        emptySince = now;
        floor.forget(conversation(contact));
        if (worker.onShift && worker.taken == 0 && crew.staying > 0) {
            relieve(worker);
        }
        if (worker.onShift) {
            serve(agent);
        }
    }

    private void serve(AgentId agent) {
        Instant at = Instant.ofEpochMilli(now);
        for (Optional<WorkItem> next = floor.workFor(agent, at); next.isPresent(); next = floor.workFor(agent, at)) {
            WorkItem item = next.get();
            int contact = contact(item.conversation());
            leftLine(contact);
            begin(contact, item, agent);
        }
    }

    /** Serves what more agents may get than before, at the moment when they may. */
    private void serveWidened(long until) {
        Optional<Instant> change = floor.nextChange();
        while (change.isPresent() && change.get().toEpochMilli() <= until) {
            // Changes fall on whole milliseconds or a little after them.
            now = Math.max(now, Math.min(until, change.get().plusNanos(999_999).toEpochMilli()));
            Instant at = Instant.ofEpochMilli(now);
            for (WorkItem item : floor.widened(at)) {
                floor.agentFor(item, at).ifPresent(choice -> {
                    int contact = contact(item.conversation());
                    leftLine(contact);
                    begin(contact, item, choice.agent());
                });
            }
            change = floor.nextChange();
        }
    }

    private void leftLine(int contact) {
        inLine.merge(kind(contact).queue().id(), -1, Integer::sum);
    }

    private Worker worker(AgentId agent) {
        @Nullable Worker worker = workers.get(agent);
        if (worker == null) {
            throw new IllegalStateException("There is no simulated agent " + agent);
        }
        return worker;
    }

    private Kind kind(int contact) {
        return centre.kinds().get(contacts.get(contact).kind());
    }

    private static ConversationId conversation(int contact) {
        return new ConversationId(new UUID(0, contact));
    }

    private static int contact(ConversationId conversation) {
        return (int) conversation.value().getLeastSignificantBits();
    }
}
