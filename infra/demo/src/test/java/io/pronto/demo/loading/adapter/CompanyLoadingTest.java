package io.pronto.demo.loading.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.demo.suite.adapter.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompanyLoadingTest {
    private static final Map<String, Object> WANTED = Map.of(
            "name",
            "Returns",
            "requiredSkills",
            List.of(Map.of("skill", "returns", "minLevel", 2)),
            "topics",
            List.of("b", "a"));

    @Test
    void whatIsThereAlreadyIsLeftAsItIs() {
        var there = Json.tree(Map.of(
                "id",
                "returns",
                "name",
                "Returns",
                "revision",
                9,
                "topics",
                List.of("a", "b"),
                "requiredSkills",
                List.of(Map.of("minLevel", 2, "skill", "returns"))));

        assertThat(CompanyLoading.isOther(there, WANTED)).isFalse();
    }

    @Test
    void whatDiffersOrIsMissingIsSet() {
        assertThat(CompanyLoading.isOther(Json.tree(Map.of("name", "Returns")), WANTED))
                .isTrue();
        assertThat(CompanyLoading.isOther(
                        Json.tree(Map.of(
                                "name",
                                "Returns",
                                "topics",
                                List.of("a", "b"),
                                "requiredSkills",
                                List.of(Map.of("skill", "returns", "minLevel", 3)))),
                        WANTED))
                .isTrue();
    }
}
