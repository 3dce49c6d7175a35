package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.TestServers;
import io.pronto.stack.server.Folders;
import io.pronto.stack.server.Probe;
import io.pronto.stack.suite.Part;
import io.pronto.stack.suite.Secrets;
import io.pronto.stack.suite.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the tests in three speeds: {@code core} needs no server, {@code service} brings real servers, {@code
 * acceptance} brings the whole suite and a browser.
 */
record Tests(Path project, Map<String, String> environment, Console console) {
    private static final String ACCEPTANCE = "infra/acceptance";

    int run(List<String> options) {
        var level = options.isEmpty() ? "all" : options.getFirst();
        if (!List.of("core", "service", "acceptance", "all").contains(level) || options.size() > 1) {
            console.say("Say one of: ./pronto test core, service, acceptance, all");
            return 2;
        }
        var begin = Instant.now();
        var failures = new ArrayList<String>();
        if (!level.equals("acceptance")) {
            modules(level, failures);
        }
        if (level.equals("acceptance") || level.equals("all")) {
            try {
                acceptance(failures);
            } catch (StackException e) {
                failures.add(e.sentence());
            }
        }
        var counted = TestCount.of(project, begin);
        // What cannot be built or started has failed, although no test could say so.
        var count = failures.isEmpty() || counted.failed() > 0 ? counted : counted.plus(new TestCount(0, 1, 0));
        console.say("");
        failures.forEach(console::say);
        if (count.passed() == 0) {
            console.say("No test was run.");
        }
        console.say(count.sentence());
        return count.failed() == 0 && count.passed() > 0 ? 0 : 1;
    }

    private void modules(String level, List<String> failures) {
        Runtime.getRuntime().addShutdownHook(new Thread(TestServers::stopAll, "stop test servers"));
        try {
            var arguments = new ArrayList<>(List.of("install", "--fail-at-end", "-pl"));
            switch (level) {
                case "core" -> arguments.addAll(List.of("!" + ACCEPTANCE, "-DskipITs"));
                // No core test has this name; the service tests are chosen by their ending IT.
                case "service" ->
                    arguments.addAll(List.of(
                            "!" + ACCEPTANCE + ",!web-ui",
                            "-Dtest=NoCoreTest",
                            "-Dsurefire.failIfNoSpecifiedTests=false"));
                default -> arguments.add("!" + ACCEPTANCE);
            }
            if (new Maven(project).aloud(arguments, Map.of()) != 0) {
                failures.add("Tests or build of the modules failed; Maven's summary above names them.");
            }
        } finally {
            TestServers.stopAll();
        }
    }

    private void acceptance(List<String> failures) {
        var data = project.resolve(".pronto/test-data");
        var own = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.equals("PRONTO_CACHE") || name.equals("PRONTO_BROWSER")) {
                own.put(name, value);
            }
        });
        own.put("PRONTO_DATA", data.toString());
        // The tests receive webhooks on this machine.
        own.put("PRONTO_WEBHOOKS_ALLOW_PRIVATE", "true");
        for (var part : Part.values()) {
            own.put("PRONTO_" + part.word() + "_PORT", Integer.toString(Probe.freePort()));
        }
        own.put("PRONTO_BROWSER", Browser.find(environment, console).toString());
        var settings = StackSettings.of(project, own, true);
        try {
            new Down(settings, console).run();
            Folders.delete(data);
            if (new Detached(settings, console, List.of("--demo"), own).run() != 0) {
                failures.add("The suite did not come up for the acceptance tests; see " + settings.log("stack") + ".");
                return;
            }
            var exit = new Maven(project).aloud(List.of("install", "-pl", ACCEPTANCE), addresses(settings, own));
            if (exit != 0) {
                failures.add("The acceptance tests failed; logs of the suite are in " + settings.logFolder() + ".");
            }
        } catch (IOException e) {
            throw new StackException("The folder " + data + " cannot be emptied (" + e.getMessage() + ").", e);
        } finally {
            new Down(settings, console).run();
        }
    }

    private static Map<String, String> addresses(StackSettings settings, Map<String, String> own) {
        var secrets = Secrets.of(settings);
        var all = new HashMap<>(own);
        for (var part : Part.values()) {
            if (part != Part.POSTGRES && part != Part.REDIS) {
                all.put("PRONTO_" + part.word() + "_URL", settings.url(part).toString());
            }
        }
        all.put("PRONTO_PUBLIC_URL", settings.publicUrl().toString());
        all.put("PRONTO_ISSUER", settings.url(Part.KEYCLOAK) + "/realms/pronto");
        all.put("PRONTO_INTEGRATOR_CLIENT_SECRET", secrets.get("PRONTO_INTEGRATOR_CLIENT_SECRET"));
        return all;
    }
}
