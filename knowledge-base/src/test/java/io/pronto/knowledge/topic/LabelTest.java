package io.pronto.knowledge.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.TopicSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {
    @ParameterizedTest(name = "{0} by {1}, ended with {2}: {3} × {4}")
    @CsvSource({
        "returns, HAND,       orders,  returns, 3",
        "returns, HAND,       ,        returns, 3",
        "returns, CLASSIFIER, orders,  orders,  2",
        "returns, CLASSIFIER, returns, returns, .5",
        "returns, CLASSIFIER, ,        returns, .5",
        "returns, RULE,       ,        returns, 1",
        "returns, FORM,       ,        returns, 1",
        "returns, RULE,       orders,  orders,  2",
        ",        ,           orders,  orders,  2",
        ",        BOT,        ,        ,",
        "Blender, FORM,       ,        ,",
        "Blender, HAND,       orders,  orders,  2",
        "returns, CLASSIFIER, elsewhere, returns, .5"
    })
    void a_finished_conversation_teaches(
            @Nullable String topic,
            @Nullable TopicSource source,
            @Nullable String queueTopic,
            @Nullable String label,
            @Nullable Double weight) {
        assertThat(Label.of(
                        topic, source, queueTopic == null ? Set.of() : Set.of(queueTopic), Set.of("returns", "orders")))
                .isEqualTo(label == null || weight == null ? Optional.empty() : Optional.of(new Label(label, weight)));
    }
}
