package io.pronto.knowledge.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.freshness.PolicyChange.Affected;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every store of policy changes promises. */
public interface PolicyChangesContract {
    Instant RECORDED = Instant.parse("2026-11-01T08:00:00Z");
    AtomicLong NEXT = new AtomicLong(Instant.now().toEpochMilli());

    PolicyChanges policyChanges();

    /** One that the store knows. */
    ArticleId anArticle();

    /** Ids grow with time, as those of the service do. */
    private static PolicyChange change(ArticleId... articles) {
        UUID id = new UUID((NEXT.incrementAndGet() << 16) | 0x7000, 0x8000000000000000L | NEXT.get());
        return new PolicyChange(
                id,
                "Returns within 60 days",
                "",
                // A store may give them back in any order; one is expected here.
                Arrays.stream(articles)
                        .sorted(Comparator.comparing(ArticleId::toString))
                        .map(article -> new Affected(article, null))
                        .toList(),
                RECORDED,
                "Grace Zhao");
    }

    @Test
    default void aChangeWaitsForEachOfItsArticles() {
        ArticleId one = anArticle();
        ArticleId two = anArticle();
        PolicyChange recorded = change(one, two);
        policyChanges().add(recorded);
        assertThat(policyChanges().find(recorded.id())).contains(recorded);
        assertThat(policyChanges().waitingForToChange(one)).containsExactly(recorded);

        PolicyChange half = recorded.published(one, RECORDED.plusSeconds(60));
        policyChanges().save(half);
        assertThat(policyChanges().waitingForToChange(one)).isEmpty();
        assertThat(policyChanges().waitingForToChange(two)).containsExactly(half);
        assertThat(policyChanges().list(true, null, 1_000)).contains(half);

        PolicyChange whole = half.published(two, RECORDED.plusSeconds(120));
        policyChanges().save(whole);
        assertThat(policyChanges().waitingForToChange(two)).isEmpty();
        assertThat(policyChanges().find(recorded.id())).contains(whole);
        assertThat(policyChanges().list(true, null, 1_000))
                .noneMatch(open -> open.id().equals(recorded.id()));
        assertThat(policyChanges().list(false, null, 1_000)).contains(whole);
    }

    @Test
    default void theNewestAreListedFirst() {
        ArticleId article = anArticle();
        List<PolicyChange> changes = List.of(change(article), change(article), change(article));
        changes.forEach(policyChanges()::add);

        assertThat(policyChanges().list(false, null, 1_000)).containsSubsequence(changes.reversed());
        assertThat(policyChanges().list(false, changes.get(2).id(), 1)).containsExactly(changes.get(1));
        assertThat(policyChanges().waitingForToChange(article)).containsExactlyElementsOf(changes);
        assertThat(policyChanges().find(UUID.randomUUID())).isEmpty();
    }
}
