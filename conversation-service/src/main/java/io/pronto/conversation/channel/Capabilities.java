package io.pronto.conversation.channel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be sent through a connection.
 *
 * @param longest the most that one message may hold, in {@code unit}
 * @param mediaTypes of files that it takes; empty: none
 * @param mostFiles the most files of one message
 * @param largestFile in bytes
 * @param window how long after the customer's last message one may write to her; null: always
 * @param publicly whether replies may be seen by everybody, beside private ones
 * @param reports whether it says when a message has arrived
 */
public record Capabilities(
        int longest,
        Unit unit,
        Set<String> mediaTypes,
        int mostFiles,
        long largestFile,
        @Nullable Window window,
        boolean publicly,
        boolean reports) {

    /** How platforms count. */
    public enum Unit {
        UTF16,
        CODE_POINTS,
        /** Of UTF-8. */
        BYTES;

        /** How long a text is. */
        public int of(String text) {
            return switch (this) {
                case UTF16 -> text.length();
                case CODE_POINTS -> text.codePointCount(0, text.length());
                case BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
            };
        }
    }

    /**
     * How long after the customer's last message one may write.
     *
     * @param remedy what helps afterwards: a code that the UI has words for
     */
    public record Window(Duration length, String remedy) {}

    public Capabilities {
        mediaTypes = Set.copyOf(mediaTypes);
        if (longest < 1 || mostFiles < 0 || largestFile < 0) {
            throw new IllegalArgumentException("A message must be able to hold something: " + longest + ".");
        }
    }

    /** Text alone, whenever one likes. */
    public static Capabilities text(int longest, Unit unit) {
        return new Capabilities(longest, unit, Set.of(), 0, 0, null, false, false);
    }

    /** The same with files. */
    public Capabilities withFiles(Set<String> types, int most, long largest) {
        return new Capabilities(longest, unit, types, most, largest, window, publicly, reports);
    }

    /** The same within a time after the customer's last message. */
    public Capabilities within(Duration length, String remedy) {
        return new Capabilities(
                longest, unit, mediaTypes, mostFiles, largestFile, new Window(length, remedy), publicly, reports);
    }

    /** The same where replies may also be public. */
    public Capabilities inPublic() {
        return new Capabilities(longest, unit, mediaTypes, mostFiles, largestFile, window, true, reports);
    }

    /** The same where the platform reports what arrived. */
    public Capabilities reporting() {
        return new Capabilities(longest, unit, mediaTypes, mostFiles, largestFile, window, publicly, true);
    }
}
