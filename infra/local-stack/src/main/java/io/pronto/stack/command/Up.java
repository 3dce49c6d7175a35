package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.server.CacheFolder;
import io.pronto.stack.server.DemoPeople;
import io.pronto.stack.server.Folders;
import io.pronto.stack.server.Launch;
import io.pronto.stack.server.MachineLock;
import io.pronto.stack.server.Running;
import io.pronto.stack.suite.Part;
import io.pronto.stack.suite.Secrets;
import io.pronto.stack.suite.StackSettings;
import io.pronto.stack.suite.Suite;
import io.pronto.stack.supervision.RestartPolicy;
import io.pronto.stack.supervision.RunFolder;
import io.pronto.stack.supervision.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts everything, keeps it running until this process is asked to end, and stops everything. */
final class Up {
    private static final long LARGEST_LOG = 50L * 1024 * 1024;

    private final StackSettings settings;
    private final Console console;
    private final UpOptions options;
    private final RunFolder folder;
    private final Progress progress;
    private final Supervisor supervisor;
    private @Nullable ShopSite shop;

    Up(StackSettings settings, Console console, UpOptions options) {
        this.settings = settings;
        this.console = console;
        this.options = options;
        this.folder = new RunFolder(settings.runFolder());
        this.progress = new Progress(console.out(), console.terminal(), InstantSource.system());
        this.supervisor = new Supervisor(RestartPolicy.USUAL, InstantSource.system(), folder, (unit, state, all) -> {
            progress.changed(unit, state, all);
            folder.write(
                    Status.FILE,
                    all.entrySet().stream()
                            .map(each -> each.getKey() + "\t" + Progress.words(each.getValue()))
                            .collect(Collectors.joining("\n", "", "\n")));
        });
    }

    /** Comes back when everything is stopped. */
    int run() {
        claim();
        var hook = new Thread(this::stopEverything, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start();
            supervisor.awaitStop();
            return 0;
        } catch (StackException e) {
            folder.write(Status.PHASE, "failed");
            throw e;
        } finally {
            stopEverything();
        }
    }

    private void start() {
        folder.write(Status.PHASE, "starting");
        Ports.requireFree(
                settings,
                Arrays.stream(Part.values())
                        .filter(part -> !settings.existing().containsKey(part))
                        .filter(part -> part != Part.SHOP || settings.demo())
                        .filter(part -> !options.without().contains(part))
                        .toList());
        var suite = new Suite(settings, CacheFolder.ofThisUser(), Secrets.of(settings));
        Thread.ofVirtual().start(() -> new LogCutter(settings.logFolder(), LARGEST_LOG).watch());
        suite.servers().forEach(supervisor::add);
        buildWhatIsStale();
        suite.prepareExisting();
        suite.services(options.without()).forEach(supervisor::add);
        switch (supervisor.awaitAllReady()) {
            case Supervisor.Outcome.AllReady() -> {
                if (settings.demo() && !options.serversOnly()) {
                    openShop();
                }
                progress.settle();
                folder.write(Status.PHASE, "ready");
                if (options.serversOnly()) {
                    console.say("The servers are ready after " + progress.seconds() + " s.");
                } else {
                    welcome();
                }
            }
            case Supervisor.Outcome.Failed(var unit, var why) ->
                throw new StackException(unit + " did not come up: " + why + (why.endsWith(".") ? "" : "."));
            case Supervisor.Outcome.Stopped() -> {}
        }
    }

    private void buildWhatIsStale() {
        if (!options.build() || options.serversOnly()) {
            return;
        }
        var tree = new SourceTree(settings.project());
        var stale = tree.stale();
        if (stale.isEmpty()) {
            return;
        }
        var begin = Instant.now();
        var log = settings.log("build");
        progress.say("Building " + String.join(", ", stale) + " (log: " + log + ")");
        new Maven(settings.project())
                .quietly(log, List.of("install", "-DskipTests", "-am", "-pl", String.join(",", stale)));
        tree.built(stale, begin);
        progress.say("Built after " + progress.seconds() + " s");
    }

    private void openShop() {
        var company = new DemoCompany(settings);
        shop = ShopSite.start(company.shopPages(), settings.port(Part.SHOP), settings.publicUrl());
        progress.say("Loading the demo company (log: " + company.log() + ")");
        if (!company.load()) {
            progress.say("The demo company is not complete; see " + company.log() + ".");
        }
    }

    private void welcome() {
        var url = settings.publicUrl();
        console.say("");
        console.say("Pronto is ready after " + progress.seconds() + " s.");
        console.say("  Workspace, board, insights, admin   " + url);
        console.say("  Help centre                         " + url + "/help/en");
        console.say("  API for integrators                 " + url + "/developers");
        if (settings.demo()) {
            console.say("  Demo shop with the chat             http://127.0.0.1:" + settings.port(Part.SHOP));
            console.say("");
            console.say("  Demo logins, all with the password " + DemoPeople.PASSWORD);
            console.say("    agents         mei.lin  jonas.weber  chen.hao  sofia.rossi  li.na  david.okoye  wang.fang"
                    + "  emma.clark");
            console.say("    supervisor     grace.zhao");
            console.say("    manager        peter.novak");
            console.say("    administrator  admin.pronto");
        }
        console.say("");
        console.say("Logs are in " + settings.logFolder() + ". Stop with Ctrl-C or ./pronto down.");
    }

    /** Makes this process the one supervisor of the data folder, and ends what an earlier one left behind. */
    private void claim() {
        try {
            Folders.createOpenToAll(settings.runFolder());
            MachineLock.whileHolding(settings.runFolder().resolve("lock"), () -> {
                var other = folder.alive(RunFolder.SUPERVISOR);
                if (other.isPresent()) {
                    throw new StackException("Pronto is running already (process "
                            + other.get().pid() + " on " + settings.data()
                            + "); ./pronto status shows it and ./pronto down stops it.");
                }
                folder.remember(RunFolder.SUPERVISOR, Running.ofThisProcess());
                return folder;
            });
        } catch (IOException e) {
            throw new StackException(
                    "The data folder " + settings.data() + " cannot be written (" + e.getMessage() + ").", e);
        }
        endLeftovers(folder);
    }

    /** Ends processes whose supervisor is gone. */
    static void endLeftovers(RunFolder folder) {
        folder.alive().forEach((name, process) -> {
            process.stop(
                    name.equals(Part.POSTGRES.title()) ? Launch.StopSignal.INT : Launch.StopSignal.TERM,
                    Duration.ofSeconds(20));
            folder.forget(name);
        });
    }

    private synchronized void stopEverything() {
        supervisor.stopAll();
        if (shop != null) {
            shop.close();
            shop = null;
        }
        // Whatever is still a child now, such as an interrupted build.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        folder.forget(RunFolder.SUPERVISOR);
        if (!folder.read(Status.PHASE).orElse("").equals("failed")) {
            folder.write(Status.PHASE, "stopped");
        }
    }
}
