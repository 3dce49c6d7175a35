package io.pronto.conversation.enquiry;

import io.pronto.contracts.FormField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an enquiry came in; rules about topics may depend on it.
 *
 * @param subject what it is about in the words of whoever opened it, at most 200 characters
 * @param page the address of the page on which it began, at most {@value #LONGEST_PAGE} characters
 * @param fields what was filled in before, at most {@value #MOST_FIELDS}, no name twice
 */
public record Entrance(@Nullable String subject, @Nullable String page, List<FormField> fields) {
    /** The longest address. */
    public static final int LONGEST_PAGE = 2000;
    /** Nobody fills in more. */
    public static final int MOST_FIELDS = 20;
    /** Nothing is known of it. */
    public static final Entrance UNKNOWN = new Entrance(null, null, List.of());

    /** What was told of it, the fields by name. */
    public static Entrance of(@Nullable String subject, @Nullable String page, @Nullable Map<String, String> fields) {
        return new Entrance(
                subject,
                page,
                fields == null
                        ? List.of()
                        : fields.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(field -> new FormField(field.getKey(), field.getValue()))
                                .toList());
    }

    public Entrance {
        fields = fields == null ? List.of() : List.copyOf(fields);
        if (fields.size() > MOST_FIELDS
                || fields.stream().map(FormField::name).distinct().count() != fields.size()) {
            throw new IllegalArgumentException("At most " + MOST_FIELDS + " fields, each once: " + fields);
        }
    }
}
