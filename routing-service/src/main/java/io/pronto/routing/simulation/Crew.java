package io.pronto.routing.simulation;

import io.pronto.routing.agent.Agent;
import io.pronto.routing.simulation.Outcome.Business;
import java.util.ArrayList;
import java.util.List;

/** The simulated agents of one group, and how busy they were. */
final class Crew {
    final Group group;
    final List<Worker> workers = new ArrayList<>();
    int onShift;
    /** Those whose shift is over and who finish what is at hand. */
    int staying;
    /** What is taken of the budgets, with what is done after the contact. */
    int taken;

    private long counted;
    private double busy;
    private double staffed;
    private double busyWithinPlan;
    private double staffedWithinPlan;

    Crew(Group group) {
        this.group = group;
    }

    /** One simulated agent. */
    static final class Worker {
        final Crew crew;
        /** From 0, over all groups. */
        final int number;

        Agent agent;
        boolean onShift;
        int taken;
        /** What the work weighs that the agent still writes down, and until when. */
        int resting;

        long restsUntil;

        Worker(Crew crew, int number, Agent agent) {
            this.crew = crew;
            this.number = number;
            this.agent = agent;
        }
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
