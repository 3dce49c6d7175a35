package io.pronto.knowledge.article;

import java.time.Instant;

/** Who changed something, when. @param by the person's name as others know it */
public record Edited(Instant at, String by) {}
