package io.pronto.routing.classification.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.routing.classification.ClassificationRule;
import io.pronto.routing.classification.Condition;
import io.pronto.routing.classification.Effect;
import io.pronto.routing.classification.Wildcard;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule as the API has it. What is left out asks for nothing or says nothing. */
record RuleBody(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,63}")
        String id,

        @NotBlank @Size(max = 100) String name,
        @Nullable Boolean active,
        @Nullable @Valid When when,
        @Nullable @Valid Gives gives,
        @Nullable Boolean stop) {

    record When(
            @Nullable Set<Channel> channels,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = Wildcard.LONGEST) String> pages,

            @Nullable @Size(max = 10)
            Map<
                            @NotBlank @Size(max = 100) String,
                            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = Wildcard.LONGEST) String>>
                    fields,

            @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 50) String> tags,

            @Nullable @Size(max = 20) Set<@Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") String> languages,

            @Nullable Set<Tier> tiers,
            @Nullable @Size(max = 50) Set<@NotBlank @Size(max = 200) String> topics) {

        Condition condition() {
            return new Condition(
                    orEmpty(channels),
                    wildcards(pages),
                    fields == null
                            ? Map.of()
                            : fields.entrySet().stream()
                                    .collect(Collectors.toMap(Map.Entry::getKey, field -> wildcards(field.getValue()))),
                    orEmpty(tags),
                    orEmpty(languages),
                    orEmpty(tiers),
                    orEmpty(topics));
        }

        static When of(Condition condition) {
            Map<String, List<String>> fields = new TreeMap<>();
            condition.fields().forEach((name, values) -> fields.put(name, patterns(values)));
            return new When(
                    sorted(condition.channels(), Enum::name),
                    patterns(condition.pages()),
                    fields,
                    sorted(condition.tags(), Function.identity()),
                    sorted(condition.languages(), Function.identity()),
                    sorted(condition.tiers(), Enum::name),
                    sorted(condition.topics(), Function.identity()));
        }

        private static List<Wildcard> wildcards(@Nullable List<String> texts) {
            return texts == null ? List.of() : texts.stream().map(Wildcard::new).toList();
        }

        private static List<String> patterns(List<Wildcard> wildcards) {
            return wildcards.stream().map(Wildcard::pattern).toList();
        }

        private static <T> Set<T> orEmpty(@Nullable Set<T> values) {
            return values == null ? Set.of() : values;
        }

        private static <T> Set<T> sorted(Set<T> values, Function<T, String> key) {
            return values.stream()
                    .sorted(Comparator.comparing(key))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** @param level 1 to 5 */
    record Need(
            @NotBlank @Size(max = 100) String skill,
            @NotNull @Min(1) @Max(5) Integer level) {
        SkillNeed need() {
            return new SkillNeed(new SkillId(skill), level);
        }

        static List<Need> of(List<SkillNeed> needs) {
            return needs.stream()
                    .map(need -> new Need(need.skill().value(), need.level()))
                    .toList();
        }
    }

    record Gives(
            @Nullable @Size(min = 1, max = 200) String topic,
            @Nullable @Size(min = 1, max = 100) String queue,
            @Nullable @Size(max = 20) List<@Valid @NotNull Need> required,
            @Nullable @Size(max = 20) List<@Valid @NotNull Need> preferred,
            @Nullable Priority priority) {
        Effect effect() {
            return new Effect(
                    topic,
                    queue == null ? null : new QueueId(queue),
                    required == null
                            ? List.of()
                            : required.stream().map(Need::need).toList(),
                    preferred == null
                            ? List.of()
                            : preferred.stream().map(Need::need).toList(),
                    priority);
        }

        static Gives of(Effect effect) {
            return new Gives(
                    effect.topic(),
                    effect.queue() == null ? null : effect.queue().value(),
                    Need.of(effect.required()),
                    Need.of(effect.preferred()),
                    effect.priority());
        }
    }

    ClassificationRule rule() {
        return new ClassificationRule(
                id,
                name.strip(),
                !Boolean.FALSE.equals(active),
                when == null ? Condition.ALWAYS : when.condition(),
                gives == null ? new Effect(null, null, List.of(), List.of(), null) : gives.effect(),
                Boolean.TRUE.equals(stop));
    }

    static RuleBody of(ClassificationRule rule) {
        return new RuleBody(
                rule.id(), rule.name(), rule.active(), When.of(rule.when()), Gives.of(rule.then()), rule.stop());
    }
}
