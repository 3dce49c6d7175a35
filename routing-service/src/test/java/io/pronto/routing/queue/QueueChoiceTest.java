package io.pronto.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueChoiceTest {
    private final Queue billing = queue("billing", Set.of(), Set.of("invoice"), true, "billing");
    private final Queue zhBilling = queue("billing-zh", Set.of("zh"), Set.of(), true, "billing");
    private final Queue experts = queue("experts", Set.of(), Set.of(), true, "billing", "tax");
    private final Queue closed = queue("closed", Set.of(), Set.of("parcel"), false);
    private final List<Queue> all = List.of(billing, zhBilling, experts, closed, Queue.general());

    @Test
    void theNamedQueueComesFirst() {
        assertThat(choose("experts", "invoice", "en")).isEqualTo("experts");
    }

    @Test
    void anUnknownOrClosedOneIsPassedOver() {
        assertThat(choose("nowhere", "invoice", "en")).isEqualTo("billing");
        assertThat(choose("closed", "parcel", "en")).isEqualTo("general");
    }

    @Test
    void theTopicComesBeforeTheSkills() {
        assertThat(choose(null, "invoice", "zh", "billing", "tax")).isEqualTo("billing");
    }

    @Test
    void theMostParticularQueueWhoseSkillsAreSuggestedIsChosen() {
        assertThat(choose(null, null, "en", "billing")).isEqualTo("billing");
        assertThat(choose(null, null, "zh-CN", "billing")).isEqualTo("billing-zh");
        assertThat(choose(null, null, "en", "billing", "tax")).isEqualTo("experts");
        assertThat(choose(null, null, "en", "tax")).isEqualTo("general");
    }

    @Test
    void withoutTheDefaultQueueItSaysSo() {
        assertThatThrownBy(() -> QueueChoice.choose(List.of(billing), null, List.of(), null, "en"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("general");
    }

    private String choose(@Nullable String named, @Nullable String topic, String language, String... skills) {
        return QueueChoice.choose(
                        all,
                        named == null ? null : new QueueId(named),
                        List.of(skills).stream()
                                .map(skill -> new SkillNeed(new SkillId(skill), 1))
                                .toList(),
                        topic,
                        language)
                .id()
                .value();
    }

    private static Queue queue(String id, Set<String> languages, Set<String> topics, boolean active, String... skills) {
        return new Queue(
                new QueueId(id),
                id,
                id,
                List.of(skills).stream()
                        .map(skill -> new SkillNeed(new SkillId(skill), 2))
                        .toList(),
                languages,
                topics,
                Duration.ofSeconds(30),
                Weights.USUAL,
                active);
    }
}
