package io.pronto.knowledge.topic.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.TopicSource;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.topic.Guess;
import io.pronto.knowledge.topic.Label;
import io.pronto.knowledge.topic.Lesson;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations in the table {@code topic_case}: their first messages, what was guessed, and what they turned out to be. */
final class TopicCases {
    /** So many of the customer's first messages count. */
    static final int MESSAGES = 3;

    private static final int LONGEST = 1000;
    private static final int TRIES = 3;

    private final JdbcClient jdbc;

    TopicCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that is to be guessed. @param known what was guessed before */
    record Wanted(
            ConversationId conversation,
            Language language,
            String text,
            @Nullable Known known) {}

    record Known(String topic, double confidence, boolean sure) {}

    /** @return how many messages it has now */
    int heard(ConversationId conversation, Language language, String text, Instant at) {
        return jdbc.sql("""
                        INSERT INTO topic_case (conversation, language, text, messages, wanted_at, updated_at)
                        VALUES (:conversation, :language, :text, 1, :at, :at)
                        ON CONFLICT (conversation) DO UPDATE SET
                            text = CASE WHEN topic_case.messages < :most
                                THEN left(topic_case.text || E'\\n' || excluded.text, :longest) ELSE topic_case.text END,
                            language = CASE WHEN topic_case.messages = 0 THEN excluded.language ELSE topic_case.language END,
                            wanted_at = CASE WHEN topic_case.messages < :most THEN :at ELSE topic_case.wanted_at END,
                            messages = topic_case.messages + 1, updated_at = :at
                        RETURNING messages""")
                .param("conversation", conversation.value())
                .param("language", language.tag())
                .param("text", text.substring(0, Math.min(text.length(), LONGEST)))
                .param("most", MESSAGES)
                .param("longest", LONGEST)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void started(ConversationId conversation, Language language, String topic, Instant at) {
        jdbc.sql("""
                        INSERT INTO topic_case (conversation, language, text, messages, topic, topic_source, updated_at)
                        VALUES (:conversation, :language, '', 0, :topic, 'FORM', :at)
                        ON CONFLICT (conversation) DO UPDATE SET topic = excluded.topic, topic_source = excluded.topic_source
                        WHERE topic_case.topic IS NULL""")
                .param("conversation", conversation.value())
                .param("language", language.tag())
                .param("topic", topic)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void classified(ConversationId conversation, @Nullable String topic, TopicSource source) {
        jdbc.sql("UPDATE topic_case SET topic = :topic, topic_source = :source WHERE conversation = :conversation")
                .param("conversation", conversation.value())
                .param("topic", topic)
                .param("source", source.name())
                .update();
    }

    void handled(ConversationId conversation, String queue) {
        jdbc.sql("UPDATE topic_case SET queue = :queue WHERE conversation = :conversation")
                .param("conversation", conversation.value())
                .param("queue", queue)
                .update();
    }

    /** People are done with it. @return whether there is something new to learn */
    boolean finished(ConversationId conversation, Set<String> topics, Instant at) {
        record Row(@Nullable String topic, @Nullable String source, List<String> queueTopics, boolean known) {}
        Optional<Row> row = jdbc.sql("""
                        SELECT c.topic, c.topic_source, coalesce(q.topics, '{}') AS topics, c.label IS NOT NULL AS known
                        FROM topic_case c LEFT JOIN topic_queue q ON q.queue = c.queue
                        WHERE c.conversation = :conversation FOR UPDATE OF c""")
                .param("conversation", conversation.value())
                .query((rs, i) -> new Row(
                        rs.getString("topic"),
                        rs.getString("topic_source"),
                        List.of((String[]) rs.getArray("topics").getArray()),
                        rs.getBoolean("known")))
                .optional();
        Optional<Label> label = row.flatMap(found -> Label.of(
                found.topic(),
                found.source() == null ? null : TopicSource.valueOf(found.source()),
                Set.copyOf(found.queueTopics()),
                topics));
        label.ifPresent(is -> jdbc.sql("""
                        UPDATE topic_case SET label = :label, label_weight = :weight, finished_at = :at, updated_at = :at
                        WHERE conversation = :conversation""")
                .param("conversation", conversation.value())
                .param("label", is.topic())
                .param("weight", is.weight())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update());
        return label.isPresent() && row.filter(found -> !found.known()).isPresent();
    }

    void forget(ConversationId conversation) {
        jdbc.sql("DELETE FROM topic_case WHERE conversation = :conversation AND label IS NULL")
                .param("conversation", conversation.value())
                .update();
    }

    void queue(String queue, List<String> topics) {
        jdbc.sql("""
                        INSERT INTO topic_queue (queue, topics) VALUES (:queue, :topics)
                        ON CONFLICT (queue) DO UPDATE SET topics = excluded.topics""")
                .param("queue", queue)
                .param("topics", topics.toArray(String[]::new))
                .update();
    }

    /** The newest that nobody looks at, held until the end of the transaction: who waits longest has been handed over already. */
    Optional<Wanted> next() {
        return jdbc.sql("""
                        SELECT conversation, language, text, guess, confidence, sure FROM topic_case
                        WHERE wanted_at IS NOT NULL ORDER BY wanted_at DESC LIMIT 1 FOR UPDATE SKIP LOCKED""").query((rs, i) -> wanted(rs)).optional();
    }

    private static Wanted wanted(ResultSet rs) throws SQLException {
        String guess = rs.getString("guess");
        return new Wanted(
                new ConversationId(Objects.requireNonNull(rs.getObject("conversation", UUID.class))),
                Language.of(rs.getString("language")).orElse(Language.EN),
                rs.getString("text"),
                guess == null ? null : new Known(guess, rs.getDouble("confidence"), rs.getBoolean("sure")));
    }

    void embedded(ConversationId conversation, float @Nullable [] vector, @Nullable String model) {
        jdbc.sql("""
                        UPDATE topic_case SET vector = :vector, embedding_model = :model, wanted_at = NULL
                        WHERE conversation = :conversation""")
                .param("conversation", conversation.value())
                .param("vector", vector == null ? null : bytes(vector), java.sql.Types.BINARY)
                .param("model", model, java.sql.Types.VARCHAR)
                .update();
    }

    void guessed(ConversationId conversation, Guess guess, boolean sure, int model) {
        jdbc.sql("""
                        UPDATE topic_case SET guess = :guess, confidence = :confidence, sure = :sure, model = :model
                        WHERE conversation = :conversation""")
                .param("conversation", conversation.value())
                .param("guess", guess.topic())
                .param("confidence", guess.confidence())
                .param("sure", sure)
                .param("model", model)
                .update();
    }

    /** After some tries it is left as it is. */
    void failed(ConversationId conversation) {
        jdbc.sql("""
                        UPDATE topic_case SET tries = tries + 1,
                            wanted_at = CASE WHEN tries + 1 >= :tries THEN NULL ELSE wanted_at END
                        WHERE conversation = :conversation""")
                .param("conversation", conversation.value())
                .param("tries", TRIES)
                .update();
    }

    /** Hands over the newest lessons about topics of the house, always in the same order within a transaction. */
    void lessons(JdbcTemplate template, Language language, String model, int most, Consumer<Lesson> learner) {
        template.setFetchSize(500);
        template.query(
                """
                SELECT c.label, c.label_weight, c.vector FROM topic_case c JOIN topic t ON t.key = c.label AND t.active
                WHERE c.language = ? AND c.embedding_model = ? AND c.vector IS NOT NULL
                ORDER BY c.finished_at DESC, c.conversation LIMIT ?""",
                row -> {
                    learner.accept(new Lesson(
                            row.getString("label"), floats(row.getBytes("vector")), row.getDouble("label_weight")));
                },
                language.tag(),
                model,
                most);
    }

    int prune(Instant lessonsBefore, Instant othersBefore) {
        return jdbc.sql("""
                        DELETE FROM topic_case WHERE conversation IN (
                            SELECT conversation FROM topic_case
                            WHERE updated_at < :lessons OR updated_at < :others AND label IS NULL LIMIT 5000)""")
                .param("lessons", lessonsBefore.atOffset(ZoneOffset.UTC))
                .param("others", othersBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    static byte[] bytes(float[] vector) {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
