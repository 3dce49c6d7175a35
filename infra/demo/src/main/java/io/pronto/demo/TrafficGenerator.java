package io.pronto.demo;

import io.pronto.demo.company.adapter.CompanyFiles;
import io.pronto.demo.suite.SuiteAddress;
import io.pronto.demo.traffic.TrafficPlan;
import io.pronto.demo.traffic.adapter.Traffic;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Makes the boards live: customers who write in both languages, wait as long as they have patience and rate, and agents who answer
 * if wanted. {@code ./pronto demo traffic} calls it. Stops by itself.
 */
public final class TrafficGenerator {
    private static final Duration AGENTS_LEAVE_WITHIN = Duration.ofSeconds(25);

    private TrafficGenerator() {}

    /** Takes the options of {@link TrafficPlan#USAGE}; the addresses come from the environment, see {@link SuiteAddress#from}. */
    public static void main(String[] arguments) {
        var options = List.of(arguments);
        if (options.contains("--help")) {
            System.out.print(TrafficPlan.USAGE);
            return;
        }
        TrafficPlan plan;
        try {
            plan = TrafficPlan.parse(options, new SecureRandom().nextInt(1_000_000));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(TrafficPlan.USAGE);
            System.exit(2);
            return;
        }
        run(plan);
    }

    private static void run(TrafficPlan plan) {
        var suite = SuiteAddress.from(System.getenv());
        System.out.println("Traffic to " + suite.gateway() + ": " + plan.inWords());
        var traffic = new Traffic(
                suite,
                CompanyFiles.company(),
                CompanyFiles.articles(),
                CompanyFiles.phrases(),
                Clock.systemUTC(),
                System.out);
        var main = Thread.currentThread();
        // Ctrl-C: customers close their pages and agents sign off before the process ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            try {
                main.join(AGENTS_LEAVE_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        traffic.run(plan);
    }
}
