package io.pronto.routing.simulation;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Alternative;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import io.pronto.routing.agent.NewWorkCap;
import io.pronto.routing.agent.Patience;
import io.pronto.routing.matching.Choice;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.queue.Admission;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.simulation.Crew.Worker;
import io.pronto.routing.simulation.Outcome.Fate;
import io.pronto.routing.simulation.Outcome.Move;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
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
 * One day of a centre on a virtual clock. Who gets what is decided by the same {@link Floor} as in the live service, and who may wait
 * where by the same {@link Admission}. The day starts empty and ends when everybody has gone; what is offered is accepted after the
 * time of {@link Centre.Habits}.
 *
 * <p>At one moment, shifts change and work ends first, then customers come, then they go on to another queue, then they give up.
 * Whoever's shift ends finishes what is at hand. Who is asked to leave a message or a number does so and is gone.
 */
public final class Simulation {
    private final Centre centre;
    private final List<Contact> contacts;
    private final DoubleSupplier chance;
    private final Map<QueueId, Queue> queues;
    private final Floor floor = new Floor();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Fate> fates = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private final List<QueueId> places = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final Staff staff;
    private final Map<Integer, WorkItem> waiting = new HashMap<>();
    private final Map<Integer, Held> held = new HashMap<>();
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
        this.queues = centre.queues();
        this.staff = new Staff(centre.groups(), floor);
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
        AGENT_IS_READY,
        ACCEPTED,
        ARRIVAL,
        OVERFLOWS,
        GIVES_UP
    }

    /** @param about a period, a contact or one of the people, by number */
    private record Event(long at, Cause cause, long sequence, int about) implements Comparable<Event> {
        private static final Comparator<Event> ORDER =
                Comparator.comparingLong(Event::at).thenComparing(Event::cause).thenComparingLong(Event::sequence);

        @Override
        public int compareTo(Event other) {
            return ORDER.compare(this, other);
        }
    }

    /** What an agent has, or is asked to take. */
    private record Held(WorkItem item, Worker worker) {}

    private Outcome live() {
        prepare();
        while (!events.isEmpty()) {
            Event event = events.remove();
            serveWidened(event.at());
            now = event.at();
            switch (event.cause()) {
                case SHIFT -> shift(event.about());
                case WORK_ENDS -> workEnds(event.about());
                case AGENT_IS_READY -> agentIsReady(staff.numbered(event.about()));
                case ACCEPTED -> accepted(event.about());
                case ARRIVAL -> arrives(event.about());
                case OVERFLOWS -> overflows(event.about());
                case GIVES_UP -> givesUp(event.about());
            }
        }
        return new Outcome(
                contacts, fates, waits, staff.business(Math.max(emptySince, planned), planned), places, moves);
    }

    private void prepare() {
        floor.neighbours(centre.neighbours());
        // Work that agents take from the list is decided like an offer, and begun when somebody has looked.
        queues.values().forEach(queue -> floor.define(offering(queue)));
        for (int i = 0; i < contacts.size(); i++) {
            expect(i);
        }
        int periods = (int) (planned / centre.period().toMillis());
        for (int period = 1; period < periods; period++) {
            push(period * centre.period().toMillis(), Cause.SHIFT, period);
        }
        shift(0);
    }

    private static Queue offering(Queue queue) {
        QueueRules rules = queue.rules();
        return rules.delivery() == QueueRules.Delivery.PULL ? queue.servedBy(rules.offering()) : queue;
    }

    private void expect(int contact) {
        fates.add(Fate.STRANDED);
        waits.add(0L);
        places.add(kind(contact).queue().id());
        push(contacts.get(contact).arrival(), Cause.ARRIVAL, contact);
    }

    private void push(long at, Cause cause, int about) {
        events.add(new Event(at, cause, sequence++, about));
    }

    private Instant at() {
        return centre.start().plusMillis(now);
    }

    private void shift(int period) {
        staff.shift(period, now, planned, at()).forEach(this::serve);
    }

    /** The time after a piece of work is over, or the cap of new work allows more. */
    private void agentIsReady(Worker worker) {
        if (worker.resting > 0 && worker.restsUntil == now) {
            worker.crew.countTo(now, planned);
            staff.ready(worker, at());
        }
        if (worker.onShift) {
            serve(worker);
        }
    }

    // ---- what happens -------------------------------------------------------------------------------------------

    private void arrives(int contact) {
        Queue first = kind(contact).queue();
        if (inside >= centre.most()) {
            fates.set(contact, Fate.BLOCKED);
            return;
        }
        Admission admission = admission(first);
        WorkItem item = item(contact, admission.queue());
        places.set(contact, item.queue());
        Optional<Choice> choice = floor.agentFor(item, at());
        Admission.Notice notice = admission.notice();
        if (choice.isEmpty() && notice != null && notice.alternative() != Alternative.WAIT) {
            fates.set(contact, Fate.BLOCKED);
            return;
        }
        inside++;
        choice.ifPresentOrElse(found -> take(contact, item, staff.of(found.agent())), () -> await(contact, item));
        long patience = contacts.get(contact).patience();
        if (patience != Contact.FOR_EVER && fates.get(contact) == Fate.STRANDED) {
            push(now + patience, Cause.GIVES_UP, contact);
        }
    }

    private Admission admission(Queue first) {
        return Admission.of(
                first,
                id -> Optional.ofNullable(queues.get(id)).filter(Queue::active),
                id -> inLine.getOrDefault(id, 0),
                at());
    }

    private WorkItem item(int contact, Queue queue) {
        Kind kind = kind(contact);
        return WorkItem.arriving(
                conversation(contact),
                new Needs(kind.channel(), kind.language(), Tier.STANDARD, kind.priority(), null, null, List.of()),
                queue.id(),
                Needs.together(queue.requiredSkills(), kind.skills()),
                queue.weights().of(kind.channel()),
                null,
                centre.start().plusMillis(contacts.get(contact).arrival()),
                at());
    }

    private void await(int contact, WorkItem item) {
        waiting.put(contact, item);
        inLine.merge(item.queue(), 1, Integer::sum);
        floor.put(item, at());
        QueueRules.Overflow overflow = queue(item).rules().overflow();
        if (overflow != null) {
            push(now + overflow.after().toMillis(), Cause.OVERFLOWS, contact);
        }
    }

    /** Who has waited for long goes on to another queue, unless that one is closed or full as well. */
    private void overflows(int contact) {
        WorkItem item = waiting.get(contact);
        if (item == null) {
            return;
        }
        QueueRules.Overflow overflow = queue(item).rules().overflow();
        Queue target = overflow == null ? null : queues.get(overflow.to());
        if (overflow == null
                || target == null
                || !target.active()
                || !queuedFor(item).equals(overflow.after())) {
            return;
        }
        Admission admission = admission(target);
        if (admission.notice() != null || admission.queue().id().equals(item.queue())) {
            return;
        }
        floor.forget(item.conversation());
        leftLine(contact);
        WorkItem next = item(contact, admission.queue());
        places.set(contact, next.queue());
        moves.add(new Move(contact, item.queue(), next.queue()));
        floor.agentFor(next, at())
                .ifPresentOrElse(choice -> take(contact, next, staff.of(choice.agent())), () -> await(contact, next));
    }

    private Duration queuedFor(WorkItem item) {
        return item.state() instanceof WorkState.Waiting(Instant queuedAt, WorkState.Reservation reserved)
                ? Duration.between(queuedAt, at())
                : Duration.ZERO;
    }

    private void givesUp(int contact) {
        // Who was served meanwhile has forgotten about it.
        if (fates.get(contact) != Fate.STRANDED) {
            return;
        }
        fates.set(contact, Fate.ABANDONED);
        waits.set(contact, now - contacts.get(contact).arrival());
        if (waiting.containsKey(contact)) {
            floor.forget(conversation(contact));
            leftLine(contact);
            inside--;
            emptySince = now;
        } else {
            // Somebody was being asked just then.
            release(contact, Duration.ZERO);
        }
        if (centre.retry().share() > 0 && chance.getAsDouble() < centre.retry().share()) {
            contacts.add(
                    contacts.get(contact).again(now + centre.retry().after().toMillis()));
            expect(contacts.size() - 1);
        }
    }

    private void take(int contact, WorkItem item, Worker worker) {
        worker.crew.countTo(now, planned);
        worker.crew.taken += item.weight();
        worker.taken += item.weight();
        floor.put(item.assignedTo(worker.agent.id(), AssignmentCause.OFFER_ACCEPTED, at()), at());
        held.put(contact, new Held(item, worker));
        NewWorkCap cap = worker.agent.profile().cap();
        if (cap != null) {
            worker.agent = worker.agent.givenWork(at());
            floor.put(worker.agent);
            worker.agent
                    .changesAt(at(), Patience.USUAL)
                    .ifPresent(when -> push(moment(when), Cause.AGENT_IS_READY, worker.number));
        }
        long begins = now + until(queue(item).rules().delivery()).toMillis();
        if (begins == now) {
            accepted(contact);
        } else {
            push(begins, Cause.ACCEPTED, contact);
        }
    }

    private Duration until(QueueRules.Delivery delivery) {
        return switch (delivery) {
            case OFFER -> centre.habits().accept();
            case AUTO_ACCEPT -> Duration.ZERO;
            case PULL -> centre.habits().pull();
        };
    }

    private void accepted(int contact) {
        if (!held.containsKey(contact)) {
            return;
        }
        fates.set(contact, Fate.SERVED);
        waits.set(contact, now - contacts.get(contact).arrival());
        push(now + contacts.get(contact).handling(), Cause.WORK_ENDS, contact);
    }

    private void workEnds(int contact) {
        Held ended = held.get(contact);
        if (ended == null) {
            throw new IllegalStateException("Contact " + contact + " ends and was never begun.");
        }
        release(contact, ended.worker().agent.profile().wrapUp());
    }

    private void release(int contact, Duration wrapUp) {
        Held ended = held.remove(contact);
        if (ended == null) {
            throw new IllegalStateException("Contact " + contact + " gives up and was neither waiting nor offered.");
        }
        Worker worker = ended.worker();
        Crew crew = worker.crew;
        crew.countTo(now, planned);
        crew.taken -= ended.item().weight();
        worker.taken -= ended.item().weight();
        crew.staying -= !worker.onShift && worker.taken == 0 ? 1 : 0;
        inside--;
        emptySince = now;
        floor.forget(conversation(contact));
        if (worker.onShift && worker.taken == 0 && crew.staying > 0) {
            staff.relieve(worker, at()).ifPresent(this::serve);
        }
        if (!worker.onShift || worker.resting > 0) {
            return;
        }
        if (wrapUp.isPositive()) {
            worker.restsUntil = now + wrapUp.toMillis();
            staff.rest(worker, ended.item().weight(), at());
            push(worker.restsUntil, Cause.AGENT_IS_READY, worker.number);
        } else {
            serve(worker);
        }
    }

    private void serve(Worker worker) {
        AgentId agent = worker.agent.id();
        for (Optional<WorkItem> next = floor.workFor(agent, at());
                next.isPresent();
                next = floor.workFor(agent, at())) {
            taken(next.get(), worker);
        }
    }

    private void taken(WorkItem item, Worker worker) {
        int contact = contact(item.conversation());
        leftLine(contact);
        take(contact, item, worker);
    }

    /** Serves what more agents may get than before, at the moment when they may. */
    private void serveWidened(long until) {
        Optional<Instant> change = floor.nextChange();
        while (change.isPresent() && milliseconds(change.get()) <= until) {
            now = Math.max(now, Math.min(until, moment(change.get())));
            Instant at = at();
            for (WorkItem item : floor.widened(at)) {
                floor.agentFor(item, at).ifPresent(choice -> taken(item, staff.of(choice.agent())));
            }
            change = floor.nextChange();
        }
    }

    private long milliseconds(Instant when) {
        return Duration.between(centre.start(), when).toMillis();
    }

    /** Changes fall on whole milliseconds or a little after them. */
    private long moment(Instant when) {
        return milliseconds(when.plusNanos(999_999));
    }

    private void leftLine(int contact) {
        WorkItem item = waiting.remove(contact);
        if (item == null) {
            throw new IllegalStateException("Contact " + contact + " leaves a line in which it does not stand.");
        }
        inLine.merge(item.queue(), -1, Integer::sum);
    }

    private Queue queue(WorkItem item) {
        @Nullable Queue queue = queues.get(item.queue());
        if (queue == null) {
            throw new IllegalStateException("There is no simulated queue " + item.queue());
        }
        return queue;
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
