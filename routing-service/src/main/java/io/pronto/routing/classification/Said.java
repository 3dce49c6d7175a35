package io.pronto.routing.classification;

import io.pronto.contracts.TopicSource;

/** A topic that somebody said. @param source {@link TopicSource#FORM} or {@link TopicSource#HAND} */
public record Said(String topic, TopicSource source) {}
