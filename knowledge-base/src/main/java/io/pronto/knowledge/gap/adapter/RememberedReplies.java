package io.pronto.knowledge.gap.adapter;

import io.pronto.contracts.MessageId;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Clusters;
import io.pronto.knowledge.gap.Direction;
import io.pronto.knowledge.gap.GivenReplies;
import io.pronto.knowledge.gap.GivenReply;
import io.pronto.knowledge.gap.Wording;
import io.pronto.knowledge.search.Embeddings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The newest replies with their directions in memory, brought up to date at most every few seconds. A hundred are compared in less
 * time than a query takes.
 */
final class RememberedReplies implements GivenReplies {
    private static final Duration FRESH = Duration.ofSeconds(3);
    /** Transactions that began before the last look may have ended after it. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    /** What an approval is worth in likeness. */
    private static final double APPROVAL = 0.1;

    private record Kept(GivenReply reply, float[] vector, boolean reusable) {}

    private record Memory(Map<UUID, Kept> replies, Instant seen, Instant looked) {}

    private final JdbcClient jdbc;
    private final Embeddings embeddings;
    private final int most;
    private final Clock clock;
    private final Map<Language, Memory> memories = new ConcurrentHashMap<>();

    RememberedReplies(JdbcClient jdbc, Embeddings embeddings, int most, Clock clock) {
        this.jdbc = jdbc;
        this.embeddings = embeddings;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public List<Near> near(Language language, float[] direction, int limit) {
        List<Near> near = new ArrayList<>();
        for (Kept kept : memory(language).replies().values()) {
            double likeness =
                    kept.vector().length == direction.length ? Direction.likeness(kept.vector(), direction) : 0;
            if (kept.reusable() && likeness >= Clusters.alike(language)) {
                near.add(new Near(kept.reply(), likeness));
            }
        }
        near.sort(Comparator.comparingDouble(RememberedReplies::worth).reversed());
        return near.stream().limit(limit).toList();
    }

    private static double worth(Near near) {
        return near.likeness() + (near.reply().approved() ? APPROVAL : 0);
    }

    private Memory memory(Language language) {
        return java.util.Objects.requireNonNull(memories.compute(language, (same, known) -> {
            Instant now = clock.instant();
            if (known != null && Duration.between(known.looked(), now).compareTo(FRESH) < 0) {
                return known;
            }
            Map<UUID, Kept> replies = known == null ? new LinkedHashMap<>() : new LinkedHashMap<>(known.replies());
            Instant since = known == null ? Instant.EPOCH : known.seen().minus(OVERLAP);
            read(language, since, replies);
            if (replies.size() > most) {
                replies = newest(replies);
            }
            return new Memory(replies, now, now);
        }));
    }

    private void read(Language language, Instant since, Map<UUID, Kept> into) {
        jdbc.sql("""
                        SELECT message, reply_message, text, reply, approved_by IS NOT NULL AS approved, replied_at, vector
                        FROM asked_question
                        WHERE language = :language AND reply IS NOT NULL AND vector IS NOT NULL AND embedding_model = :model
                            AND changed_at >= :since
                        ORDER BY changed_at DESC LIMIT :most""")
                .param("language", language.tag())
                .param("model", embeddings.model(language))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(rs -> {
                    GivenReply reply = new GivenReply(
                            new MessageId(rs.getObject("reply_message", UUID.class)),
                            language,
                            rs.getString("text"),
                            rs.getString("reply"),
                            rs.getBoolean("approved"),
                            rs.getTimestamp("replied_at").toInstant());
                    into.put(
                            rs.getObject("message", UUID.class),
                            new Kept(reply, Vectors.floats(rs.getBytes("vector")), Wording.reusable(reply.text())));
                });
    }

    private Map<UUID, Kept> newest(Map<UUID, Kept> replies) {
        Map<UUID, Kept> newest = new LinkedHashMap<>();
        replies.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<UUID, Kept> one) ->
                                one.getValue().reply().approved())
                        .thenComparing(one -> one.getValue().reply().at())
                        .reversed())
                .limit(most)
                .forEach(one -> newest.put(one.getKey(), one.getValue()));
        return newest;
    }
}
