package io.pronto.demo.traffic;

import io.pronto.demo.company.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** What customers and agents say beside the example questions of the articles; {@code demo/traffic.yml}. */
public record Phrases(
        InBoth greetings,
        InBoth beyond,
        InBoth withNumber,
        InBoth notThat,
        InBoth person,
        InBoth stillThere,
        InBoth followUps,
        InBoth thanks,
        InBoth praise,
        InBoth complaint,
        InBoth agentOpenings,
        Map<String, InBoth> agentReplies,
        InBoth agentGoodbyes,
        InBoth agentNotes) {
    private static final String GENERAL = "general";

    public Phrases {
        agentReplies = Map.copyOf(agentReplies);
        if (!agentReplies.containsKey(GENERAL)) {
            throw new IllegalArgumentException("The replies of agents have none for the queue " + GENERAL + ".");
        }
    }

    /** What agents reply in a queue. */
    public InBoth repliesOf(String queue) {
        return Objects.requireNonNull(agentReplies.getOrDefault(queue, agentReplies.get(GENERAL)));
    }

    /** The same kind of phrase in both languages, never empty. */
    public record InBoth(List<String> en, List<String> zh) {
        public InBoth {
            en = List.copyOf(en);
            zh = List.copyOf(zh);
            if (en.isEmpty() || zh.isEmpty()) {
                throw new IllegalArgumentException("A kind of phrase has no words in one of the languages.");
            }
        }

        /** All of one language. */
        public List<String> in(Language language) {
            return switch (language) {
                case EN -> en;
                case ZH -> zh;
            };
        }

        /** Any of one language. */
        public String any(Language language, RandomGenerator random) {
            return in(language).get(random.nextInt(in(language).size()));
        }
    }
}
