package io.pronto.routing.matching;

import java.util.HashMap;
import java.util.Map;

/** How many agents speak each language. When nobody at all speaks one, an answer in another is better than none. */
final class Languages {
    private final Map<String, Integer> speakers = new HashMap<>();
    private int anyLanguage;

    void added(Ability ability) {
        if (ability.languages().isEmpty()) {
            anyLanguage++;
        }
        ability.languages().forEach(language -> speakers.merge(language, 1, Integer::sum));
    }

    void removed(Ability ability) {
        if (ability.languages().isEmpty()) {
            anyLanguage--;
        }
        ability.languages().forEach(language -> speakers.computeIfPresent(language, (key, n) -> n == 1 ? null : n - 1));
    }

    /** Whether whoever serves work in that language must speak it. */
    boolean count(String primary) {
        return anyLanguage > 0 || speakers.containsKey(primary);
    }
}
