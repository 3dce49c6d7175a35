package io.pronto.knowledge.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The synonyms of one language, ready for looking up what else a question could have said. */
public final class SynonymBook {
    public static final SynonymBook EMPTY = new SynonymBook(List.of());

    /** More would say everything and so nothing. */
    private static final int MOST_TERMS = 64;

    private record Phrase(Set<String> terms, int group) {}

    // By one of its terms: a question looks only at phrases that it could hold.
    private final Map<String, List<Phrase>> phrases = new HashMap<>();
    private final List<Set<String>> groups = new ArrayList<>();

    public SynonymBook(List<SynonymGroup> groups) {
        for (SynonymGroup group : groups) {
            int number = this.groups.size();
            Set<String> all = new LinkedHashSet<>();
            for (String word : group.words()) {
                Set<String> terms = Terms.of(word);
                if (!terms.isEmpty()) {
                    all.addAll(terms);
                    phrases.computeIfAbsent(terms.iterator().next(), any -> new ArrayList<>())
                            .add(new Phrase(terms, number));
                }
            }
            this.groups.add(all);
        }
    }

    /** The terms of what else it could have said, without its own. */
    public Set<String> besides(Set<String> terms) {
        Set<String> others = new LinkedHashSet<>();
        for (String term : terms) {
            for (Phrase phrase : phrases.getOrDefault(term, List.of())) {
                if (terms.containsAll(phrase.terms())) {
                    others.addAll(groups.get(phrase.group()));
                }
            }
        }
        others.removeAll(terms);
        return others.size() <= MOST_TERMS
                ? others
                : new LinkedHashSet<>(others.stream().limit(MOST_TERMS).toList());
    }
}
