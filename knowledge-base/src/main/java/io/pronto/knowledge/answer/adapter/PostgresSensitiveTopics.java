package io.pronto.knowledge.answer.adapter;

import io.pronto.knowledge.answer.SensitiveTopic;
import io.pronto.knowledge.answer.SensitiveTopics;
import io.pronto.knowledge.article.Language;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In the table {@code sensitive_topic}; read again when what was read is two seconds old, so that all replicas follow. */
final class PostgresSensitiveTopics implements SensitiveTopics {
    private static final Logger log = LoggerFactory.getLogger(PostgresSensitiveTopics.class);
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private static final List<SensitiveTopic> SHIPPED = List.of(
            shipped("complaint", "Complaints and anger", "投诉与不满"),
            shipped("legal", "Legal matters", "法律事务"),
            shipped("payment", "Payment trouble", "支付纠纷"),
            shipped("safety", "Safety", "安全问题"));

    private final JdbcClient jdbc;
    private volatile Read read = new Read(SHIPPED, 0, false);

    PostgresSensitiveTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Read(List<SensitiveTopic> topics, long at, boolean known) {}

    private static SensitiveTopic shipped(String key, String name, String nameZh) {
        return new SensitiveTopic(key, name, nameZh, true, Map.of(), 0);
    }

    @Override
    public List<SensitiveTopic> all() {
        Read last = read;
        if (!last.known() || System.nanoTime() - last.at() > FRESH) {
            try {
                List<SensitiveTopic> now = fetch();
                // The same list while nothing changed: readers see by that whether they have to prepare anew.
                last = new Read(now.equals(last.topics()) ? last.topics() : now, System.nanoTime(), true);
            } catch (DataAccessException e) {
                log.warn("Sensitive topics cannot be read; what was known of them holds on.", e);
                last = new Read(last.topics(), System.nanoTime(), true);
            }
            read = last;
        }
        return last.topics();
    }

    /** As it is now: who edits must not see what was two seconds ago. */
    @Override
    public Optional<SensitiveTopic> find(String key) {
        return fetch().stream().filter(topic -> topic.key().equals(key)).findFirst();
    }

    private List<SensitiveTopic> fetch() {
        Map<String, SensitiveTopic> all = new TreeMap<>();
        SHIPPED.forEach(topic -> all.put(topic.key(), topic));
        jdbc.sql("SELECT key, name, name_zh, active, phrases_en, phrases_zh, revision FROM sensitive_topic")
                .query((row, i) -> new SensitiveTopic(
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("name_zh"),
                        row.getBoolean("active"),
                        Map.of(
                                Language.EN,
                                List.of((String[]) row.getArray("phrases_en").getArray()),
                                Language.ZH,
                                List.of((String[]) row.getArray("phrases_zh").getArray())),
                        row.getLong("revision")))
                .list()
                .forEach(topic -> all.put(topic.key(), topic));
        return List.copyOf(new LinkedHashMap<>(all)
                .values().stream()
                        .sorted(Comparator.comparing(SensitiveTopic::key))
                        .toList());
    }

    @Override
    public Saved save(SensitiveTopic topic) {
        List<SensitiveTopic> now = fetch();
        boolean known = now.stream().anyMatch(each -> each.key().equals(topic.key()));
        if (!known && now.size() >= MOST) {
            return Saved.TOO_MANY;
        }
        int changed = jdbc.sql("""
                        INSERT INTO sensitive_topic (key, name, name_zh, active, phrases_en, phrases_zh, revision)
                        SELECT :key, :name, :nameZh, :active, :en, :zh, 1
                        WHERE :revision = 0 OR EXISTS (SELECT FROM sensitive_topic WHERE key = :key)
                        ON CONFLICT (key) DO UPDATE SET name = excluded.name, name_zh = excluded.name_zh,
                            active = excluded.active, phrases_en = excluded.phrases_en, phrases_zh = excluded.phrases_zh,
                            revision = sensitive_topic.revision + 1
                        WHERE sensitive_topic.revision = :revision""")
                .param("key", topic.key())
                .param("name", topic.name())
                .param("nameZh", topic.nameZh())
                .param("active", topic.active())
                .param("en", topic.phrases(Language.EN).toArray(String[]::new))
                .param("zh", topic.phrases(Language.ZH).toArray(String[]::new))
                .param("revision", topic.revision())
                .update();
        forget();
        return changed == 1 ? Saved.DONE : Saved.STALE;
    }

    @Override
    public boolean remove(String key, long revision) {
        int gone = jdbc.sql("DELETE FROM sensitive_topic WHERE key = :key AND revision = :revision")
                .param("key", key)
                .param("revision", revision)
                .update();
        forget();
        return gone == 1;
    }

    private void forget() {
        read = new Read(read.topics(), 0, false);
    }
}
