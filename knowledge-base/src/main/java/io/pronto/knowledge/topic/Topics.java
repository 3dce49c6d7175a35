package io.pronto.knowledge.topic;

import java.util.List;
import java.util.Optional;

/** Keeps the topics of the house. */
public interface Topics {
    /** All by key, at most {@value Topic#MOST}. */
    List<Topic> all();

    Optional<Topic> find(String key);

    /** Adds or replaces it. */
    void save(Topic topic);

    /** @return whether it was there */
    boolean remove(String key);
}
