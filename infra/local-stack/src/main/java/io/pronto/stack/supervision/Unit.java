package io.pronto.stack.supervision;

import io.pronto.stack.server.Launch;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One process to keep running.
 *
 * @param name unique in the stack
 * @param needs names of the units that must be ready before its first start
 * @param launch prepares what the process needs and says how to start it; called before each start
 * @param whenReady done after it answers, before others may start; must stand being done again
 * @param patience how long a start may take
 * @param stopPatience how long an orderly end may take
 * @param layer higher layers are stopped first
 * @param inTurn whether it waits while too many others start, as a dozen JVMs that start at once on two cores run
 *     into each other's time-outs
 */
public record Unit(
        String name,
        Set<String> needs,
        Supplier<Launch> launch,
        Runnable whenReady,
        Duration patience,
        Duration stopPatience,
        int layer,
        boolean inTurn) {}
