package io.pronto.knowledge.gap;

import io.pronto.knowledge.article.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts questions that mean the same into one group as they come, one after the other, without looking at the old ones again: a
 * question joins the group whose middle is nearest, or begins one (leader clustering with moving middles). Groups that have
 * grown together become one.
 */
public final class Clusters {
    /** So many groups per language at most; then questions that fit none wait for one. */
    public static final int MOST = 2_000;

    private Clusters() {}

    /** A group. @param sum of its members' directions @param size how many members it has */
    public record Cluster(UUID id, float[] sum, int size, GapState state) {
        /** The group with one member more. */
        public Cluster with(float[] direction) {
            return new Cluster(id, Direction.plus(sum, direction), size + 1, state);
        }
    }

    /** A group and how near it is, −1 to 1. */
    public record Near(Cluster cluster, double likeness) {}

    /**
     * From which cosine two questions are about the same, by the model of the language: both models set paraphrases and
     * unrelated questions apart, at different heights.
     */
    public static double alike(Language language) {
        return switch (language) {
            case EN -> 0.55;
            case ZH -> 0.66;
        };
    }

    /** From which cosine two groups are one. */
    public static double same(Language language) {
        return alike(language) + (1 - alike(language)) * 0.6;
    }

    /** The nearest group, however far. */
    public static Optional<Near> nearest(List<Cluster> clusters, float[] direction) {
        return clusters.stream()
                .map(cluster -> new Near(cluster, Direction.likeness(cluster.sum(), direction)))
                .max(Comparator.comparingDouble(Near::likeness));
    }

    /** The group that a question belongs to, if any is near enough. */
    public static Optional<Near> home(List<Cluster> clusters, float[] direction, Language language) {
        return nearest(clusters, direction).filter(near -> near.likeness() >= alike(language));
    }

    /** Another open group that this one has grown together with; groups that people work at keep to themselves. */
    public static Optional<Near> twin(List<Cluster> clusters, Cluster grown, Language language) {
        if (grown.state() != GapState.OPEN) {
            return Optional.empty();
        }
        List<Cluster> others = clusters.stream()
                .filter(cluster ->
                        cluster.state() == GapState.OPEN && !cluster.id().equals(grown.id()))
                .toList();
        return nearest(others, grown.sum()).filter(near -> near.likeness() >= same(language));
    }
}
