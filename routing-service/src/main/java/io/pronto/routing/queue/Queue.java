package io.pronto.routing.queue;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.Agent;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where work of one kind waits.
 *
 * @param requiredSkills what whoever gets work of this queue must have; no skill twice
 * @param languages the languages the queue is for; work in another is not sent here by its skills or topic. Empty: all
 * @param topics topics whose conversations belong here
 * @param offerTime how long an agent has to accept, 5 s to 10 min
 * @param active false: no new work is sent here; what waits is still served
 * @param rules how it is served
 */
public record Queue(
        QueueId id,
        String name,
        String nameZh,
        List<SkillNeed> requiredSkills,
        Set<String> languages,
        Set<String> topics,
        Duration offerTime,
        Weights weights,
        boolean active,
        QueueRules rules) {
    /** The queue of everything that nothing else claims; it cannot be removed or switched off. */
    public static final QueueId DEFAULT = new QueueId("general");
    /** The least time an agent has to accept. */
    public static final Duration MIN_OFFER_TIME = Duration.ofSeconds(5);
    /** The most time an agent has to accept. */
    public static final Duration MAX_OFFER_TIME = Duration.ofMinutes(10);

    public Queue {
        requiredSkills = List.copyOf(requiredSkills);
        languages = Set.copyOf(languages);
        topics = Set.copyOf(topics);
        if (requiredSkills.stream().map(SkillNeed::skill).distinct().count() != requiredSkills.size()) {
            throw new IllegalArgumentException("A queue requires each skill once: " + id);
        }
        if (offerTime.compareTo(MIN_OFFER_TIME) < 0 || offerTime.compareTo(MAX_OFFER_TIME) > 0) {
            throw new IllegalArgumentException(
                    "An offer lasts " + MIN_OFFER_TIME + " to " + MAX_OFFER_TIME + ": " + id);
        }
        if (id.equals(DEFAULT) && (!active || !requiredSkills.isEmpty() || !languages.isEmpty())) {
            throw new IllegalArgumentException(
                    "The queue " + DEFAULT + " takes what no other queue takes: it stays active and requires nothing.");
        }
    }

    /** A queue served as usual. */
    public Queue(
            QueueId id,
            String name,
            String nameZh,
            List<SkillNeed> requiredSkills,
            Set<String> languages,
            Set<String> topics,
            Duration offerTime,
            Weights weights,
            boolean active) {
        this(id, name, nameZh, requiredSkills, languages, topics, offerTime, weights, active, QueueRules.USUAL);
    }

    /** The same queue, served in another way. */
    public Queue servedBy(QueueRules next) {
        return new Queue(id, name, nameZh, requiredSkills, languages, topics, offerTime, weights, active, next);
    }

    /** The queue that is there from the first start. */
    public static Queue general() {
        return new Queue(
                DEFAULT, "General", "综合", List.of(), Set.of(), Set.of(), Duration.ofSeconds(30), Weights.USUAL, true);
    }

    /** Whether work in that language may be sent here by its skills or topic. */
    public boolean isFor(String language) {
        return languages.isEmpty() || languages.stream().anyMatch(tag -> sameLanguage(tag, language));
    }

    /** Whether that agent, if present and free, could serve work of this queue. */
    public boolean couldBeServedBy(Agent agent) {
        return agent.active()
                && agent.capacity() > 0
                && requiredSkills.stream().allMatch(agent::meets)
                && (languages.isEmpty() || languages.stream().anyMatch(agent::speaks));
    }

    private static boolean sameLanguage(String one, String other) {
        return one.split("-", 2)[0].equalsIgnoreCase(other.split("-", 2)[0]);
    }
}
