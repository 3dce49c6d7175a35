package io.pronto.demo.traffic.adapter;

import io.pronto.demo.company.Company;
import io.pronto.demo.company.HelpArticle;
import io.pronto.demo.suite.SuiteAddress;
import io.pronto.demo.suite.adapter.Api;
import io.pronto.demo.suite.adapter.StaffToken;
import io.pronto.demo.traffic.AgentMind;
import io.pronto.demo.traffic.Arrivals;
import io.pronto.demo.traffic.CustomerMind;
import io.pronto.demo.traffic.Enquiries;
import io.pronto.demo.traffic.Phrases;
import io.pronto.demo.traffic.TrafficPlan;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends customers to the widget, and agents to work if wanted, for a bounded time; then everybody goes home. */
public final class Traffic {
    private static final Duration TELLS_EVERY = Duration.ofSeconds(15);
    private static final Duration FINISHES_WITHIN = Duration.ofMinutes(3);

    private final SuiteAddress suite;
    private final Company company;
    private final Phrases phrases;
    private final Enquiries enquiries;
    private final Clock clock;
    private final PrintStream out;
    private final Tally tally = new Tally();

    /**
     * A traffic.
     *
     * @param out a line now and then
     */
    public Traffic(
            SuiteAddress suite,
            Company company,
            List<HelpArticle> articles,
            Phrases phrases,
            Clock clock,
            PrintStream out) {
        this.suite = suite;
        this.company = company;
        this.phrases = phrases;
        this.enquiries = new Enquiries(company, articles, phrases);
        this.clock = clock;
        this.out = out;
    }

    /** Runs until the plan is over or the thread is interrupted. @return how many calls failed */
    public long run(TrafficPlan plan) {
        var random = new Random(plan.seed());
        var ending = new AtomicBoolean();
        List<Thread> agents = plan.agents() ? agents(plan, random, ending) : List.of();
        List<Thread> customers = new ArrayList<>();
        // Customers beyond this are not let in: each holds a stream of the suite.
        var room = new Semaphore(plan.mostAtOnce());
        try {
            Instant start = clock.instant();
            Instant told = start;
            var arrivals = new Arrivals(plan.curve(), plan.length(), plan.mostCustomers(), random);
            for (var next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
                Instant at = start.plus(next.get());
                for (Instant now = clock.instant(); now.isBefore(at); now = clock.instant()) {
                    told = tell(told, now);
                    Thread.sleep(min(Duration.between(now, at), TELLS_EVERY));
                }
                customers.removeIf(customer -> !customer.isAlive());
                if (room.tryAcquire()) {
                    customers.add(enter(plan, random, room));
                }
            }
            finish(customers);
        } catch (InterruptedException e) {
            out.println("Ending early.");
        } finally {
            customers.forEach(Thread::interrupt);
            ending.set(true);
            agents.forEach(Traffic::awaitEnd);
            out.println(tally.line());
        }
        return tally.failed.sum();
    }

    private Thread enter(TrafficPlan plan, Random random, Semaphore room) {
        var enquiry = enquiries.draw(random);
        var mind = new CustomerMind(enquiry, phrases, plan.pace(), new Random(random.nextLong()));
        var customer = new WidgetCustomer(suite.gateway(), enquiry, mind, clock, tally);
        return Thread.ofVirtual().name("customer " + enquiry.name()).start(() -> {
            try {
                customer.run();
            } finally {
                room.release();
            }
        });
    }

    private List<Thread> agents(TrafficPlan plan, Random random, AtomicBoolean ending) {
        return company.agents().stream()
                .map(agent -> {
                    var token = new StaffToken(suite, agent.username(), clock);
                    var mind = new AgentMind(phrases, plan.pace(), new Random(random.nextLong()));
                    return Thread.ofVirtual()
                            .name("agent " + agent.username())
                            .start(new SimulatedAgent(
                                    agent.username(),
                                    new Api(suite.gateway(), token),
                                    mind,
                                    plan.pace(),
                                    clock,
                                    tally,
                                    ending));
                })
                .toList();
    }

    /** Nobody new comes; those who are here may finish. */
    private void finish(List<Thread> customers) throws InterruptedException {
        Instant end = clock.instant().plus(FINISHES_WITHIN);
        Instant told = clock.instant();
        while (customers.stream().anyMatch(Thread::isAlive) && clock.instant().isBefore(end)) {
            told = tell(told, clock.instant());
            Thread.sleep(Duration.ofMillis(500));
        }
    }

    private Instant tell(Instant told, Instant now) {
        if (now.isBefore(told.plus(TELLS_EVERY))) {
            return told;
        }
        out.println(tally.line());
        return now;
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
