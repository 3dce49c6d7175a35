package io.pronto.knowledge.answer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public final class InMemorySensitiveTopics implements SensitiveTopics {
    private final Map<String, SensitiveTopic> topics = new TreeMap<>();
    private List<SensitiveTopic> all;

    public InMemorySensitiveTopics() {
        SensitiveTopic.SHIPPED
                .keySet()
                .forEach(key -> topics.put(key, new SensitiveTopic(key, key, key, true, Map.of(), 0)));
        all = List.copyOf(topics.values());
    }

    @Override
    public List<SensitiveTopic> all() {
        return all;
    }

    @Override
    public Saved save(SensitiveTopic topic) {
        SensitiveTopic known = topics.get(topic.key());
        if (known == null && topics.size() >= MOST) {
            return Saved.TOO_MANY;
        }
        if ((known == null ? 0 : known.revision()) != topic.revision()) {
            return Saved.STALE;
        }
        topics.put(
                topic.key(),
                new SensitiveTopic(
                        topic.key(),
                        topic.name(),
                        topic.nameZh(),
                        topic.active(),
                        topic.phrases(),
                        topic.revision() + 1));
        all = List.copyOf(topics.values());
        return Saved.DONE;
    }

    @Override
    public boolean remove(String key, long revision) {
        SensitiveTopic known = topics.get(key);
        if (known == null || known.revision() != revision) {
            return false;
        }
        topics.remove(key);
        all = List.copyOf(topics.values());
        return true;
    }
}
