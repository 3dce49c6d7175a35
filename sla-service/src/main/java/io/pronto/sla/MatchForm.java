package io.pronto.sla;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.sla.policy.Match;
import io.pronto.sla.policy.Visibility;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The conditions of a policy or an adjustment as the API takes and shows them; a missing or empty one holds always. */
public record MatchForm(
        @Nullable Set<@NotNull Channel> channels,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 100) String> queues,
        @Nullable Set<@NotNull Priority> priorities,
        @Nullable Set<@NotNull Tier> tiers,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 35) String> languages,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 100) String> topics,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 100) String> tags,
        @Nullable Visibility visibility) {
    /** As the policies understand it. */
    public Match match() {
        return new Match(
                given(channels),
                given(queues),
                given(priorities),
                given(tiers),
                given(languages),
                given(topics),
                given(tags),
                visibility);
    }

    /** As the API shows it. */
    public static MatchForm of(Match match) {
        return new MatchForm(
                new TreeSet<>(match.channels()),
                new TreeSet<>(match.queues()),
                new TreeSet<>(match.priorities()),
                new TreeSet<>(match.tiers()),
                new TreeSet<>(match.languages()),
                new TreeSet<>(match.topics()),
                new TreeSet<>(match.tags()),
                match.visibility());
    }

    private static <T> Set<T> given(@Nullable Set<T> values) {
        return values == null ? Set.of() : values;
    }
}
