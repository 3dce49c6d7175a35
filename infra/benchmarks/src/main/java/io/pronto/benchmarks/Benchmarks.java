package io.pronto.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code ./pronto bench NAME [options]} measures, {@code ./pronto evaluate NAME FILE} judges on data, {@code ./pronto simulate FILE}
 * asks what would be. What measures the
 * running suite needs it to run with {@code --demo}.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /** An evaluation of a file. */
    private interface Evaluation {
        boolean run() throws Exception;
    }

    /** Runs one; exits with 1 when a figure or a case that must hold does not, 2 when the call is wrong. */
    public static void main(String[] arguments) throws Exception {
        // The first word is the command of ./pronto that led here.
        String command = arguments.length == 0 ? "bench" : arguments[0];
        List<String> words = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        System.exit(
                switch (command) {
                    case "evaluate" -> evaluate(words);
                    case "simulate" -> simulate(words);
                    default -> bench(words);
                });
    }

    private static int bench(List<String> words) throws Exception {
        String name = words.isEmpty() ? "help" : words.getFirst();
        Options options = Options.of(words.isEmpty() ? words : words.subList(1, words.size()));
        boolean held = switch (name) {
            case "chat" -> new ChatBench(Suite.here(), options).run();
            case "gateway" -> new GatewayBench(Suite.here(), options).run();
            case "offers" -> new OfferBench(Suite.here(), options).run();
            case "faults" -> new FaultsBench(Suite.here(), options).run();
            case "deadlines" -> DeadlineBench.measure(options);
            case "routing-decision" -> RoutingDecisionBench.measure(options);
            case "routing-assignments" -> new RoutingAssignmentsBench(options).run();
            case "routing-failover" -> new RoutingFailoverBench(options).run();
            case "answers" -> new AnswerBench(options).run();
            case "search" -> new SearchBench(options).run();
            case "sla-events" -> new SlaEventsBench(options).run();
            case "sla-quiet" -> new SlaQuietBench(options).run();
            case "sla-burst" -> new SlaBurstBench(options).run();
            case "hooks" -> new HooksBench(options).run();
            case "deliveries" -> new DeliveriesBench(options).run();
            case "mail" -> new MailBench(options).run();
            default -> {
                System.out.println("""
                        start                                           from nothing running to ready, and memory
                        chat [--rate 50] [--conversations 200] [--seconds 180]   message to screen, both ways
                        gateway [--requests 3000]                       the gateway's own cost
                        offers [--customers 300] [--rate 5]             asked for a person to the agent's screen
                        faults [--rate 20] [--conversations 40]         kill -9 everything in turn under load
                        deadlines [--forks 2] [--iterations 5]          deadlines a second on one core
                        routing-decision [--forks 1] [--iterations 5]   what one routing decision costs in the core
                        routing-assignments [--work 30000] [--agents 500]   durable assignments of one pool, a second
                        routing-failover [--seconds 600] [--every 30]   kill -9 of the pool's writer under load
                        answers [--articles 10000] [--rate 20] [--seconds 60]   a question to the bot's answer
                        search [--articles 100000] [--rate 20] [--seconds 60]   import with embedding; search as one types
                        sla-events [--events 120000]                    events to changed clocks, a second
                        sla-quiet [--clocks 1000000] [--seconds 60]     what a quiet minute costs
                        sla-burst [--clocks 100000] [--seconds 60]      many deadlines at once, then again with faults
                        hooks [--rate 1000] [--seconds 60] [--kill 1]   platforms' calls: told twice, in disorder, forged
                        deliveries [--messages 5000] [--down 600]       a platform away while replies queue up
                        mail [--mails 20000] [--kill 0] [--seconds 20]   a full mailbox, with chats meanwhile""");
                yield name.equals("help");
            }
        };
        return held ? 0 : 1;
    }

    private static int evaluate(List<String> words) throws Exception {
        String name = words.isEmpty() ? "help" : words.getFirst();
        return switch (name) {
            case "business-time" -> judge(words, file -> new BusinessTimeEvaluation(file)::run);
            case "sla-scenarios" -> judge(words, file -> new SlaScenarioEvaluation(file)::run);
            case "routing-instances" -> judge(words, file -> new RoutingInstancesEvaluation(file)::run);
            case "routing-trace" -> trace(words);
            case "answers" -> answers(words);
            case "topics" -> judge(words, file -> new TopicEvaluation(file)::run);
            case "mail-fields" -> judgeFolder(words, (folder, file) -> new MailFieldsEvaluation(folder, file)::run);
            case "mail-threads" -> judgeFolder(words, (folder, file) -> new MailThreadsEvaluation(folder, file)::run);
            case "mail-replies" -> judge(words, file -> new MailRepliesEvaluation(file)::run);
            case "mail-auto" -> judge(words, file -> new MailAutoEvaluation(file)::run);
            case "webhooks" -> judge(words, file -> new WebhookEvaluation(file)::run);
            default -> {
                System.out.println("""
                        business-time FILE     working-time arithmetic against known answers (.jsonl or .json)
                        sla-scenarios FILE     lives of enquiries against the deadlines that come of them (.json)
                        routing-instances FILE call centres with published figures, simulated on the routing core (.json)
                        answers SET [--kb FILE] [--threshold-from FILE] [--precision .95] [--with-answers]
                                               the bot's answers on labelled questions (.json, .csv)
                        topics FILE            guesses of topics on labelled messages (.json, .csv)
                        mail-fields FOLDER EXPECTED.json    headers, texts and files of awkward mails
                        mail-threads FOLDER EXPECTED.json   which mails belong together, in any order of arrival
                        mail-replies FILE      replies without the older mails around them (.json)
                        mail-auto FILE         machines' mails, bounces and people's mails told apart (.json)
                        webhooks FILE          the platforms' signatures and ciphers against known answers (.json)
                        routing-trace TRACE.csv.gz --results RESULTS.json [--policy published|default|deadline]
                                               recorded contacts through the routing core, beside what was recorded""");
                yield name.equals("help") ? 0 : 2;
            }
        };
    }

    private static int answers(List<String> words) throws Exception {
        Optional<AnswerEvaluation> evaluation = AnswerEvaluation.of(words.subList(1, words.size()));
        if (evaluation.isEmpty() || !Files.isRegularFile(evaluation.get().set())) {
            System.out.println(
                    "Name one file that exists: ./pronto evaluate answers SET.json [--kb FILE] [--threshold-from FILE]"
                            + " [--precision .95] [--with-answers]");
            return 2;
        }
        return evaluation.get().run() ? 0 : 1;
    }

    private static int simulate(List<String> words) throws Exception {
        if (words.size() != 1 || !Files.isRegularFile(Path.of(words.getFirst()))) {
            System.out.println("Name one file that exists: ./pronto simulate docs/examples/what-if.json");
            return 2;
        }
        return new WhatIfFile(Path.of(words.getFirst())).run() ? 0 : 1;
    }

    private static int trace(List<String> words) throws Exception {
        Map<String, String> named = new HashMap<>();
        for (int i = 2; i + 1 < words.size(); i += 2) {
            named.put(words.get(i), words.get(i + 1));
        }
        Path results = Path.of(named.getOrDefault("--results", ""));
        if (words.size() < 4 || !Files.isRegularFile(Path.of(words.get(1))) || !Files.isRegularFile(results)) {
            System.out.println(
                    "Name two files: ./pronto evaluate routing-trace TRACE.csv.gz --results RESULTS.json [--policy NAME]");
            return 2;
        }
        String policy = named.get("--policy");
        List<RoutingTraceEvaluation.Policy> policies = Stream.of(RoutingTraceEvaluation.Policy.values())
                .filter(each -> policy == null || each.name().equalsIgnoreCase(policy))
                .toList();
        if (policies.isEmpty()) {
            System.out.println("There is no policy " + policy + ": published, default, deadline.");
            return 2;
        }
        return new RoutingTraceEvaluation(Path.of(words.get(1)), results, policies).run() ? 0 : 1;
    }

    private static int judgeFolder(List<String> words, BiFunction<Path, Path, Evaluation> evaluation) throws Exception {
        if (words.size() != 3
                || !Files.isDirectory(Path.of(words.get(1)))
                || !Files.isRegularFile(Path.of(words.get(2)))) {
            System.out.println("Name a folder and a file that exist: ./pronto evaluate " + words.getFirst()
                    + " FOLDER EXPECTED.json");
            return 2;
        }
        return evaluation.apply(Path.of(words.get(1)), Path.of(words.get(2))).run() ? 0 : 1;
    }

    private static int judge(List<String> words, Function<Path, Evaluation> evaluation) throws Exception {
        if (words.size() != 2 || !Files.isRegularFile(Path.of(words.get(1)))) {
            System.out.println("Name one file that exists: ./pronto evaluate " + words.getFirst() + " FILE");
            return 2;
        }
        return evaluation.apply(Path.of(words.get(1))).run() ? 0 : 1;
    }
}
