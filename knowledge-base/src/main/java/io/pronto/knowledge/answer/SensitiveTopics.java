package io.pronto.knowledge.answer;

import java.util.List;
import java.util.Optional;

/** The list of what people answer, which the house edits. */
public interface SensitiveTopics {
    /** As many at most. */
    int MOST = 50;

    /** All, by key; the shipped ones are always there. Asked with every question: must be quick. */
    List<SensitiveTopic> all();

    /** What became of a change. */
    enum Saved {
        /** It is stored. */
        DONE,
        /** Somebody else changed it meanwhile. */
        STALE,
        /** There are {@value #MOST} already. */
        TOO_MANY
    }

    /** Stores a topic over the one of {@code topic.revision()}, 0 for a new one. */
    Saved save(SensitiveTopic topic);

    /** Forgets one of the house's own. @return whether it was there at that revision */
    boolean remove(String key, long revision);

    /** One of them. */
    default Optional<SensitiveTopic> find(String key) {
        return all().stream().filter(topic -> topic.key().equals(key)).findFirst();
    }
}
