package io.pronto.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.article.Language;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of synonyms promises. */
public interface SynonymsContract {
    Synonyms synonyms();

    private static SynonymGroup group(Language language) {
        UUID id = UUID.randomUUID();
        return new SynonymGroup(id, language, List.of("zyz " + id, "zyx " + id));
    }

    @Test
    default void aGroupIsKeptAndKeepsItsPlaceWhenItsWordsChange() {
        SynonymGroup before = group(Language.EN);
        int others = synonyms().count(Language.EN);

        synonyms().save(before);
        assertThat(synonyms().find(before.id())).contains(before);
        SynonymGroup after = new SynonymGroup(before.id(), Language.EN, List.of("zyw", "zyv " + before.id(), "词"));
        synonyms().save(after);

        assertThat(synonyms().find(before.id())).contains(after);
        assertThat(synonyms().count(Language.EN)).isEqualTo(others + 1);
        assertThat(synonyms().remove(before.id())).isTrue();
        assertThat(synonyms().remove(before.id())).isFalse();
        assertThat(synonyms().find(before.id())).isEmpty();
        assertThat(synonyms().count(Language.EN)).isEqualTo(others);
    }

    @Test
    default void groupsAreListedByIdOneLanguageAtATime() {
        List<SynonymGroup> chinese = Stream.generate(() -> group(Language.ZH))
                .limit(5)
                .sorted(Comparator.comparing(group -> group.id().toString()))
                .toList();
        SynonymGroup english = group(Language.EN);
        Stream.concat(chinese.reversed().stream(), Stream.of(english)).forEach(synonyms()::save);

        assertThat(synonyms().list(Language.ZH, null, 10_000))
                .containsSubsequence(chinese)
                .doesNotContain(english);
        assertThat(synonyms().list(Language.ZH, chinese.get(2).id(), 10_000))
                .containsSubsequence(chinese.subList(3, 5))
                .doesNotContainAnyElementsOf(chinese.subList(0, 3));
        assertThat(synonyms().list(Language.ZH, null, 2)).hasSize(2);
        chinese.forEach(group -> synonyms().remove(group.id()));
        synonyms().remove(english.id());
    }
}
