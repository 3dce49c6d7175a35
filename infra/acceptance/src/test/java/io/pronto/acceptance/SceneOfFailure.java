package io.pronto.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Tells with every failure what stood on the pages, as a time-out alone says nothing of its cause. */
public final class SceneOfFailure implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        System.err.println("The scene when " + context.getDisplayName() + " failed:\n" + Browsers.scene());
        throw failure;
    }
}
