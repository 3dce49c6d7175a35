package io.pronto.knowledge.topic;

import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that conversations are about.
 *
 * @param key as queues, rules and promises name it
 * @param examples sentences of customers that are about it, in any language; they are what is known of it before anything was
 *     learned; at most {@value #MOST_EXAMPLES}
 * @param active false: never guessed any more
 * @param revision rises with each edit, from 1
 */
public record Topic(String key, String name, String nameZh, List<String> examples, boolean active, long revision) {
    /** The house has no more topics. */
    public static final int MOST = 300;
    /** A topic has no more examples. */
    public static final int MOST_EXAMPLES = 50;

    public Topic {
        examples = List.copyOf(examples);
    }

    /** What stands for it before anything was learned: its examples in that language, and its name. */
    public List<String> prototypes(Language language) {
        String called = switch (language) {
            case EN -> name;
            case ZH -> nameZh;
        };
        return Stream.concat(
                        Stream.of(called),
                        examples.stream().filter(text -> Language.written(text, Language.EN) == language))
                .distinct()
                .toList();
    }
}
