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
     * Lets an edit pass that is based on what is there now; the first version of something is based on nothing.
     *
     * @param current the revision that is there, 0 when there is none
     * @throws Problem 412 {@code stale} when it is based on another, and as {@link #required}
     */
    public static void expect(@Nullable String ifMatch, long current) {
        if (current > 0 && required(ifMatch) != current) {
            throw Problem.stale(current);
        }
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
