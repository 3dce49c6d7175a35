package io.pronto.routing.dispatch.adapter;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends a timer's thread before the database goes away under it. */
final class Stopping {
    private static final long SECONDS = 5;

    private Stopping() {}

    static void await(ExecutorService stopped) {
        try {
            if (!stopped.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                stopped.shutdownNow();
            }
        } catch (InterruptedException e) {
            stopped.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
