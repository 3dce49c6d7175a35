package io.pronto.conversation.attachment;

import org.jspecify.annotations.Nullable;

/** What looking at an uploaded file's bytes came to. */
public sealed interface Inspection {

    /** The most bytes a file may have. */
    long LARGEST = 10L * 1024 * 1024;

    /** The most pixels an image may have on one side. */
    int LONGEST_SIDE = 16_384;

    /** The most pixels an image may have altogether: whoever shows it has to hold them all. */
    long MOST_PIXELS = 50_000_000;

    /** It is taken. Width and height in pixels, for images. */
    record Accepted(FileKind kind, @Nullable Size size) implements Inspection {}

    /** It is not taken. */
    record Refused(Reason reason) implements Inspection {}

    /** Pixels. */
    record Size(int width, int height) {
        /** Whether an image of that size is taken. */
        public boolean bearable() {
            return width > 0
                    && height > 0
                    && width <= LONGEST_SIDE
                    && height <= LONGEST_SIDE
                    && (long) width * height <= MOST_PIXELS;
        }
    }

    /** Why a file is not taken. */
    enum Reason {
        EMPTY("attachment-empty"),
        TOO_LARGE("attachment-too-large"),
        KIND_NOT_TAKEN("attachment-kind-not-taken"),
        DISGUISED("attachment-disguised"),
        BROKEN("attachment-broken"),
        TOO_MANY_PIXELS("attachment-too-many-pixels");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** A stable code for programs. */
        public String code() {
            return code;
        }
    }
}
