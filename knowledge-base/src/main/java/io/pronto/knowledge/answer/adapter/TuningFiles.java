package io.pronto.knowledge.answer.adapter;

import io.pronto.knowledge.answer.Answers.Tuning;
import io.pronto.knowledge.answer.Calibration;
import io.pronto.knowledge.answer.Intent;
import io.pronto.knowledge.answer.IntentGuide;
import io.pronto.knowledge.article.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The shipped guides and calibrations: {@code answers/guide-<language>.json}, {@code answers/calibration-<language>.json}. */
final class TuningFiles {
    private record GuideFile(double nearEnough, Map<Intent, WordingFile> wordings) {}

    private record WordingFile(List<String> patterns, List<String> examples) {}

    private TuningFiles() {}

    static Map<Language, Tuning> read(JsonMapper json) {
        Map<Language, Tuning> tunings = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            GuideFile guide = file(json, "answers/guide-" + language.tag() + ".json", GuideFile.class);
            Map<Intent, IntentGuide.Wording> wordings = new EnumMap<>(Intent.class);
            guide.wordings().forEach((intent, wording) -> wordings.put(intent, wording(wording)));
            tunings.put(
                    language,
                    new Tuning(
                            new IntentGuide(wordings, guide.nearEnough()),
                            file(json, "answers/calibration-" + language.tag() + ".json", Calibration.class)));
        }
        return tunings;
    }

    private static IntentGuide.Wording wording(WordingFile file) {
        List<Pattern> patterns = file.patterns().stream()
                .map(pattern -> Pattern.compile(
                        pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS))
                .toList();
        return new IntentGuide.Wording(patterns, file.examples());
    }

    private static <T> T file(JsonMapper json, String name, Class<T> type) {
        try (InputStream stream = TuningFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the class path.");
            }
            return json.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
