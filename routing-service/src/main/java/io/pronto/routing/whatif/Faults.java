package io.pronto.routing.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is found wrong while a question is read, at most so many as somebody would read. */
final class Faults {
    private static final int MOST = 50;

    private final List<QuestionFault> found = new ArrayList<>();

    void add(String field, String code, String detail) {
        add(new QuestionFault(field, code, detail));
    }

    void add(QuestionFault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<QuestionFault> all() {
        return List.copyOf(found);
    }

    /** Whether the number is there and within the range. */
    boolean inRange(String field, @Nullable Number value, double least, double most) {
        if (value == null) {
            add(field, "missing", "");
            return false;
        }
        // Also false for what is no number.
        boolean within = value.doubleValue() >= least && value.doubleValue() <= most;
        if (!within) {
            add(field, "out-of-range", range(least) + "–" + range(most));
        }
        return within;
    }

    /** The number, or what is usual; out of range, what is usual. */
    int number(String field, @Nullable Integer value, int usual, int least, int most) {
        return value == null || !inRange(field, value, least, most) ? usual : value;
    }

    /** The list without gaps; empty and told when something is missing or there is too much. */
    <T> List<T> list(String field, @Nullable Collection<? extends @Nullable T> values, int least, int most) {
        if (values == null || values.size() < least) {
            if (least > 0) {
                add(field, "missing", "");
            }
            return List.of();
        }
        if (values.size() > most) {
            add(field, "too-many", Integer.toString(most));
            return List.of();
        }
        int i = 0;
        List<T> all = new ArrayList<>();
        for (@Nullable T value : values) {
            if (value == null) {
                add(field + "[" + i + "]", "missing", "");
            } else {
                all.add(value);
            }
            i++;
        }
        return all.size() == values.size() ? all : List.of();
    }

    /** The text, if it is there and not too long. */
    String text(String field, @Nullable String value) {
        String text = Objects.requireNonNullElse(value, "").strip();
        if (text.isEmpty()) {
            add(field, "missing", "");
        } else if (text.length() > Planning.LONGEST_NAME) {
            add(field, "too-long", Integer.toString(Planning.LONGEST_NAME));
        }
        return text.length() > Planning.LONGEST_NAME ? text.substring(0, Planning.LONGEST_NAME) : text;
    }

    private static String range(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
