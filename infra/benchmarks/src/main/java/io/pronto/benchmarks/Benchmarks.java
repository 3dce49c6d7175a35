package io.pronto.benchmarks;

import java.util.Arrays;
import java.util.List;

/** {@code ./pronto bench chat|gateway|faults [options]}; the suite must run with {@code --demo}. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs one; exits with 1 when a figure that must hold does not, 2 when the call is wrong. */
    public static void main(String[] arguments) throws Exception {
        // The first word is the command of ./pronto that led here.
        List<String> words = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        String name = words.isEmpty() ? "help" : words.getFirst();
        Options options = Options.of(words.isEmpty() ? words : words.subList(1, words.size()));
        boolean held = switch (name) {
            case "chat" -> new ChatBench(Suite.here(), options).run();
            case "gateway" -> new GatewayBench(Suite.here(), options).run();
            case "faults" -> new FaultsBench(Suite.here(), options).run();
            default -> {
                System.out.println("""
                        start                                           from nothing running to ready, and memory
                        chat [--rate 50] [--conversations 200] [--seconds 180]   message to screen, both ways
                        gateway [--requests 3000]                       the gateway's own cost
                        faults [--rate 20] [--conversations 40]         kill -9 everything in turn under load""");
                yield name.equals("help");
            }
        };
        System.exit(held ? 0 : name.equals("help") ? 0 : 1);
    }
}
