package io.pronto.knowledge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.answer.adapter.ShippedTunings;
import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitiveTopicTest {
    private static SensitiveTopic topic(String key, boolean active, String phrase) {
        return new SensitiveTopic(
                key, key, key, active, Map.of(Language.EN, List.of(phrase), Language.ZH, List.of(phrase)), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "class action, We join a CLASS   action now, true",
        "class action, a class actionable thing, false",
        "bank, the bankers of it, false",
        "bank, my bank!, true",
        "C++ fraud, about c++ fraud, true",
        "假货, 你们卖假货吗, true",
        "假货, 货是假的, false",
        "gpt骗, 用GPT骗人, true",
    })
    void phrasesAreFoundAsWordsInLatinAndAnywhereInHan(String phrase, String text, boolean found) {
        assertThat(SensitiveTopic.pattern(phrase).matcher(text).find()).isEqualTo(found);
    }

    @Test
    void theHousesListAddsToTheShippedGuideAndSwitchesOff() {
        IntentGuide shipped = ShippedTunings.read().get(Language.EN).guide();

        assertThat(shipped.with(List.of(topic("press", true, "newspaper")), Language.EN)
                        .byPattern("I write for a newspaper"))
                .hasValueSatisfying(told -> assertThat(told.intent()).isEqualTo(Intent.OTHER));
        assertThat(shipped.with(List.of(topic("press", false, "newspaper")), Language.EN)
                        .byPattern("I write for a newspaper"))
                .isEmpty();
        assertThat(shipped.with(List.of(topic("legal", true, "ombudsman")), Language.EN)
                        .byPattern("the ombudsman and my lawyer"))
                .hasValueSatisfying(told -> assertThat(told.intent()).isEqualTo(Intent.LEGAL));
        assertThat(shipped.with(List.of(topic("legal", false, "ombudsman")), Language.EN)
                        .byPattern("my lawyer will call"))
                .isEmpty();
        assertThat(shipped.with(List.of(topic("legal", false, "x1")), Language.EN)
                        .byPattern("human please"))
                .hasValueSatisfying(told -> assertThat(told.intent()).isEqualTo(Intent.PERSON));
    }
}
