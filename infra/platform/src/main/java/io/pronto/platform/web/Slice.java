package io.pronto.platform.web;

import io.pronto.platform.problem.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next the cursor of what follows, nothing at the end
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    /** Items of a slice when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;
    /** Items of a slice at most. */
    public static final int MAX_LIMIT = 100;

    public Slice {
        items = List.copyOf(items);
    }

    /** The limit asked for, or the default. @throws Problem 400 {@code invalid-limit} outside 1 … {@value #MAX_LIMIT} */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.invalidField("limit", "invalid-limit", MAX_LIMIT);
        }
        return asked;
    }

    /**
     * A slice of what a query with {@code LIMIT limit + 1} found: the one too many only tells that there is more.
     *
     * @param cursor gives the cursor after an item, see {@link Cursor#encode}
     */
    public static <T> Slice<T> of(List<T> found, int limit, Function<? super T, String> cursor) {
        if (found.size() <= limit) {
            return new Slice<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Slice<>(items, cursor.apply(items.getLast()));
    }

    /**
     * A slice, by id, of a list that is short enough to be read whole.
     *
     * @param cursor where the last slice ended, if there was one
     * @param limit as {@link #limit(Integer)} takes it
     */
    public static <T> Slice<T> byId(
            List<T> all, Function<? super T, String> id, @Nullable String cursor, @Nullable Integer limit) {
        int size = limit(limit);
        String after = Cursor.decode(cursor, 1).map(List::getFirst).orElse("");
        List<T> found = all.stream()
                .filter(item -> id.apply(item).compareTo(after) > 0)
                .sorted((one, other) -> id.apply(one).compareTo(id.apply(other)))
                .limit(size + 1L)
                .toList();
        return of(found, size, last -> Cursor.encode(id.apply(last)));
    }

    /** The same slice of other things. */
    public <R> Slice<R> map(Function<? super T, ? extends R> view) {
        return new Slice<>(items.stream().<R>map(view).toList(), next);
    }
}
