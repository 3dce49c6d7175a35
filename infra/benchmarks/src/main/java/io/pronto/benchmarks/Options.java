package io.pronto.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name number} pairs. */
record Options(Map<String, Integer> values) {
    static Options of(List<String> words) {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            values.put(words.get(i).replaceFirst("^--", ""), Integer.parseInt(words.get(i + 1)));
        }
        return new Options(Map.copyOf(values));
    }

    int of(String name, int usual) {
        return values.getOrDefault(name, usual);
    }
}
