package io.pronto.platform.web;

import io.pronto.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Revisions in {@code ETag} and {@code If-Match}. */
public final class Revision {
    private Revision() {}

    /** The strong ETag of a revision: {@code "7"}. */
    public static String etag(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The revision an edit is based on.
     *
     * @param ifMatch the header's value
     * @throws Problem 428 {@code revision-required} without the header, 400 {@code invalid-parameter} if it is no revision
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.revisionRequired();
        }
        String text = ifMatch.strip();
        if (text.startsWith("W/")) {
            text = text.substring(2);
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalidField("If-Match", "invalid-parameter", "If-Match", "\"7\"");
        }
    }
}
