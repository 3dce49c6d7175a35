package io.pronto.knowledge.answer.adapter;

import io.pronto.knowledge.answer.Answers.Tuning;
import io.pronto.knowledge.article.Language;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The guides and calibrations that ship. */
public final class ShippedTunings {
    private ShippedTunings() {}

    public static Map<Language, Tuning> read() {
        return TuningFiles.read(JsonMapper.builder().build());
    }
}
