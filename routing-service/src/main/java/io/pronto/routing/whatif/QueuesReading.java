package io.pronto.routing.whatif;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.whatif.Question.Line;
import io.pronto.routing.whatif.Question.Need;
import io.pronto.routing.whatif.Question.Policy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queues of a question, and what its policies make of them. */
final class QueuesReading {
    private static final int MOST_QUEUES = 200;
    private static final int MOST_NEEDS = 20;

    private final Question question;
    private final World world;
    private final Faults faults;
    private final Map<QueueId, Queue> known = new HashMap<>();

    QueuesReading(Question question, World world, Faults faults) {
        this.question = question;
        this.world = world;
        this.faults = faults;
    }

    List<Queue> read() {
        List<Queue> queues = question.queues() == null
                ? world.queues().stream().filter(Queue::active).toList()
                : described();
        if (question.queues() == null && queues.isEmpty()) {
            faults.add("queues", "missing", "");
        }
        queues.forEach(queue -> known.put(queue.id(), queue));
        return queues;
    }

    boolean knows(QueueId queue) {
        return known.containsKey(queue);
    }

    /** The queue of that key. @throws IllegalStateException when it is not known */
    Queue of(QueueId id) {
        Queue queue = known.get(id);
        if (queue == null) {
            throw new IllegalStateException("There is no queue " + id + ". Maybe a fault was passed over.");
        }
        return queue;
    }

    Map<SkillId, Set<SkillId>> neighbours() {
        if (question.neighbours() == null) {
            return world.skills();
        }
        return question.neighbours().entrySet().stream()
                .filter(entry -> isKey(entry.getKey()))
                .collect(Collectors.toMap(
                        entry -> new SkillId(entry.getKey()),
                        entry -> entry.getValue().stream()
                                .filter(QueuesReading::isKey)
                                .map(SkillId::new)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    private List<Queue> described() {
        List<Line> lines = faults.list("queues", question.queues(), 1, MOST_QUEUES);
        Map<QueueId, Queue> queues = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String field = "queues[" + i + "]";
            String id = faults.text(field + ".id", line.id());
            List<SkillNeed> needs = needs(line.requiredSkills(), field + ".requiredSkills");
            Weights weights = weights(line.weights(), field + ".weights");
            Set<String> languages = line.languages() == null ? Set.of() : Set.copyOf(line.languages());
            if (id.isEmpty()) {
                continue;
            }
            QueueId key = new QueueId(id);
            if (key.equals(Queue.DEFAULT) && (!needs.isEmpty() || !languages.isEmpty())) {
                faults.add(field + ".requiredSkills", "default-queue", id);
                continue;
            }
            String name = line.name() == null || line.name().isBlank() ? id : line.name();
            Queue queue = new Queue(
                    key, name, name, needs, languages, Set.of(), Queue.general().offerTime(), weights, true);
            QueueRules rules = line.rules() == null
                    ? QueueRules.USUAL
                    : line.rules().over(QueueRules.USUAL, field + ".rules", faults::add);
            if (queues.put(key, queue.servedBy(rules)) != null) {
                faults.add(field + ".id", "twice", id);
            }
        }
        return List.copyOf(queues.values());
    }

    private Weights weights(@Nullable Map<Channel, @Nullable Integer> weights, String field) {
        Map<Channel, Integer> read = new EnumMap<>(Channel.class);
        if (weights != null) {
            weights.forEach((channel, weight) -> {
                if (faults.inRange(field + "." + channel, weight, 1, Agent.FULL_ATTENTION) && weight != null) {
                    read.put(channel, weight);
                }
            });
        }
        return new Weights(read);
    }

    /** Needed skills, each once and known. */
    List<SkillNeed> needs(@Nullable List<@Nullable Need> needs, String field) {
        List<Need> all = faults.list(field, needs, 0, MOST_NEEDS);
        Map<SkillId, SkillNeed> read = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Need need = all.get(i);
            String at = field + "[" + i + "]";
            SkillId skill = skill(need.skill(), at + ".skill");
            int level = faults.number(at + ".minLevel", need.minLevel(), 1, 1, 5);
            if (skill != null && read.put(skill, new SkillNeed(skill, level)) != null) {
                faults.add(at + ".skill", "twice", skill.value());
            }
        }
        return List.copyOf(read.values());
    }

    @Nullable
    SkillId skill(@Nullable String key, String field) {
        String text = faults.text(field, key);
        if (text.isEmpty()) {
            return null;
        }
        SkillId skill = new SkillId(text);
        if (world.closed() && !world.skills().containsKey(skill)) {
            faults.add(field, "unknown-skill", text);
            return null;
        }
        return skill;
    }

    /** Every queue as that policy has it. */
    Map<QueueId, Queue> changed(List<Queue> base, Policy policy, String field) {
        Map<QueueId, Queue> changed = new LinkedHashMap<>();
        for (Queue queue : base) {
            QueueRules rules = policy.everywhere() == null
                    ? queue.rules()
                    : policy.everywhere().over(queue.rules(), field + ".everywhere", faults::add);
            changed.put(queue.id(), queue.servedBy(rules));
        }
        if (policy.queues() != null) {
            policy.queues().forEach((id, change) -> {
                String at = field + ".queues." + id;
                Queue queue = isKey(id) ? changed.get(new QueueId(id)) : null;
                if (queue == null) {
                    faults.add(at, "unknown-queue", id);
                } else if (change != null) {
                    changed.put(queue.id(), queue.servedBy(change.over(queue.rules(), at, faults::add)));
                }
            });
        }
        return changed;
    }

    static boolean isKey(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= Planning.LONGEST_NAME;
    }
}
