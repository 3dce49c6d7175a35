package io.pronto.platform.web;

import io.pronto.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: opaque to the caller, the sort key of the last item to us. */
public final class Cursor {
    private static final char SEPARATOR = '\u001f';
    private static final int LONGEST = 1024;

    private Cursor() {}

    /** A cursor of these parts in their text form, which must not contain U+001F. */
    public static String encode(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append(SEPARATOR);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts again, or nothing for the first page.
     *
     * @param count of parts this list's cursors have
     * @throws Problem 400 {@code invalid-cursor}
     */
    public static Optional<List<String>> decode(@Nullable String cursor, int count) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        if (cursor.length() > LONGEST) {
            throw invalid();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = new ArrayList<>();
            int start = 0;
            for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, start)) {
                parts.add(text.substring(start, end));
                start = end + 1;
            }
            if (parts.size() != count || start != text.length() || text.indexOf('\u0000') >= 0) {
                throw invalid();
            }
            return Optional.of(List.copyOf(parts));
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    /** The one number of a cursor, or nothing for the first page. @throws Problem 400 {@code invalid-cursor} */
    public static Optional<Long> decodeNumber(@Nullable String cursor) {
        return decode(cursor, 1).map(parts -> {
            try {
                return Long.parseLong(parts.getFirst());
            } catch (NumberFormatException e) {
                throw invalid();
            }
        });
    }

    /** For a part that does not parse. */
    public static Problem invalid() {
        return Problem.invalidField("cursor", "invalid-cursor");
    }
}
