package io.pronto.stack.command;

import io.pronto.stack.suite.StackSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the command that a person means. */
public final class CommandLine {
    private static final int NOT_UNDERSTOOD = 2;
    private static final String HELP = """
            Usage: ./pronto <command>

              up [--demo] [--no-build] [--detach]   build what is stale, start everything, stay until Ctrl-C
                 [--without <service>,…]            leave services out, for those who start them from an IDE
                 [--servers-only]                   leave all services out
              demo traffic [options]                play customers of the demo shop, so that the boards live
              down                                  stop everything; the data stays
              status                                what runs and what it waits for
              logs <name> [-f]                      the end of a log, -f to follow it
              test [core|service|acceptance|all]    run the tests (all when nothing is said)
              bench <name> [options]                measure; ./pronto bench help lists what can be measured
              evaluate <name> <file>                judge on data; ./pronto evaluate help lists what can be judged
              simulate <file>                       what would be: traffic under several policies, side by side
              help                                  this text

            Settings are environment variables or lines of pronto.env; docs/operations.md lists them.""";

    private CommandLine() {}

    /** Runs the command and gives the exit code. */
    public static int run(Path project, Map<String, String> environment, List<String> arguments, Console console) {
        var command = arguments.isEmpty() ? "help" : arguments.getFirst();
        var rest = arguments.isEmpty() ? List.<String>of() : arguments.subList(1, arguments.size());
        return switch (command) {
            case "up" -> up(project, environment, rest, console);
            case "down" -> noOptions(rest, console, () -> new Down(settings(project, environment), console).run());
            case "status" -> noOptions(rest, console, () -> new Status(settings(project, environment), console).run());
            case "logs" -> logs(project, environment, rest, console);
            case "demo" ->
                rest.isEmpty() || !rest.getFirst().equals("traffic")
                        ? notUnderstood("Say what of the demo: ./pronto demo traffic", console)
                        : new DemoCompany(settings(project, environment)).traffic(rest.subList(1, rest.size()));
            case "test" -> new Tests(project, environment, console).run(rest);
            // The start is measured by what starts.
            case "bench" ->
                rest.equals(List.of("start"))
                        ? new StartBench(project, console).run()
                        : new Benchmarks(project, console).run(command, rest);
            case "evaluate", "simulate" -> new Benchmarks(project, console).run(command, rest);
            case "help", "--help", "-h" -> {
                console.say(HELP);
                yield 0;
            }
            default -> notUnderstood("There is no command \"" + command + "\".", console);
        };
    }

    private static StackSettings settings(Path project, Map<String, String> environment) {
        return StackSettings.read(project, environment, false);
    }

    private static int up(Path project, Map<String, String> environment, List<String> options, Console console) {
        var asked = UpOptions.of(options);
        var settings = StackSettings.read(project, environment, asked.demo());
        if (!asked.detach()) {
            return new Up(settings, console, asked).run();
        }
        var passedOn = new ArrayList<>(options);
        passedOn.removeAll(List.of("--detach", "--foreground"));
        return new Detached(settings, console, passedOn, Map.of()).run();
    }

    private static int logs(Path project, Map<String, String> environment, List<String> options, Console console) {
        var left = new ArrayList<>(options);
        var follow = left.remove("-f");
        if (left.size() != 1) {
            return notUnderstood("Say whose log: ./pronto logs gateway", console);
        }
        return new Logs(settings(project, environment), console, left.getFirst(), follow).run();
    }

    private static int noOptions(List<String> options, Console console, java.util.function.IntSupplier command) {
        return options.isEmpty()
                ? command.getAsInt()
                : notUnderstood("This command has no option " + options.getFirst() + ".", console);
    }

    private static int notUnderstood(String sentence, Console console) {
        console.say(sentence);
        console.say("");
        console.say(HELP);
        return NOT_UNDERSTOOD;
    }
}
