package io.pronto.knowledge.answer;

import io.pronto.knowledge.article.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How intents are worded in one language: patterns that decide by themselves, and examples whose meaning is compared.
 *
 * @param nearEnough cosine from which an example decides for people; from the evaluation, per embedding model
 */
public record IntentGuide(Map<Intent, Wording> wordings, double nearEnough) {
    public IntentGuide {
        wordings = Map.copyOf(wordings);
    }

    /** @param patterns found anywhere in the text, whatever the case @param examples whole messages */
    public record Wording(List<Pattern> patterns, List<String> examples) {
        public Wording {
            patterns = List.copyOf(patterns);
            examples = List.copyOf(examples);
        }
    }

    /** The same with the house's list: what is switched off is gone, phrases count as patterns and as examples. */
    public IntentGuide with(List<SensitiveTopic> topics, Language language) {
        Map<Intent, Wording> all = new EnumMap<>(Intent.class);
        all.putAll(wordings);
        for (SensitiveTopic topic : topics) {
            Intent intent = topic.intent();
            Wording known = all.getOrDefault(intent, new Wording(List.of(), List.of()));
            if (topic.active()) {
                List<String> phrases = topic.phrases(language);
                all.put(
                        intent,
                        new Wording(
                                Stream.concat(
                                                known.patterns().stream(),
                                                phrases.stream().map(SensitiveTopic::pattern))
                                        .toList(),
                                Stream.concat(known.examples().stream(), phrases.stream())
                                        .toList()));
            } else if (intent != Intent.OTHER) {
                all.remove(intent);
            }
        }
        return new IntentGuide(all, nearEnough);
    }

    /** An example with its direction of meaning. */
    public record Example(Intent intent, float[] vector) {}

    /** How a message was understood. @param nearness 1 if by a pattern, else the cosine to the nearest example */
    public record Recognised(Intent intent, double nearness) {}

    /** The intent that the wording gives away, people's intents first. */
    public Optional<Recognised> byPattern(String text) {
        for (Intent intent : Intent.values()) {
            Wording wording = wordings.get(intent);
            if (wording != null
                    && wording.patterns().stream()
                            .anyMatch(pattern -> pattern.matcher(text).find())) {
                return Optional.of(new Recognised(intent, 1));
            }
        }
        return Optional.empty();
    }

    /** The intent whose example is nearest, if it is near enough. Small talk is told by patterns alone. */
    public Optional<Recognised> byMeaning(float[] question, List<Example> examples) {
        Recognised nearest = null;
        for (Example example : examples) {
            double nearness = cosine(question, example.vector());
            if (nearness >= nearEnough && (nearest == null || nearness > nearest.nearness())) {
                nearest = new Recognised(example.intent(), nearness);
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The cosine of two directions of length 1. */
    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * (double) other[at];
        }
        return sum;
    }
}
