package io.pronto.routing.whatif;

import io.pronto.contracts.Channel;
import io.pronto.routing.whatif.Question.Flow;
import io.pronto.routing.whatif.Question.Line;
import io.pronto.routing.whatif.Question.Past;
import io.pronto.routing.whatif.Question.People;
import io.pronto.routing.whatif.Question.Policy;
import io.pronto.routing.whatif.RulesChange.OrderChange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions with as few words as a test needs. */
final class Questions {
    static final Line GENERAL = new Line("general", "General", null, null, null, null);
    static final Policy AS_NOW = new Policy("as now", null, null, null);
    static final Policy FIFO = ordered("fifo");
    static final Policy DEADLINE = ordered("deadline-aware");

    private Questions() {}

    static Policy ordered(String kind) {
        return new Policy(kind, RulesChange.ordered(new OrderChange(kind, null, null, null)), null, null);
    }

    static Policy staffed(String name, String group, int more) {
        return new Policy(name, null, null, Map.of(group, more));
    }

    /** Calls of five minutes for the general queue; customers give up after two on average. */
    static Flow calls(Double... arrivals) {
        return new Flow("calls", "general", Channel.PHONE, null, null, null, List.of(arrivals), 300.0, 120.0);
    }

    static People people(String name, Integer... agents) {
        return new People(name, List.of(agents), null, null, null, null, null);
    }

    static Question asking(List<Flow> traffic, List<People> groups, Policy... policies) {
        return asking(traffic, null, groups, List.of(GENERAL), 20, policies);
    }

    static Question asking(
            @Nullable List<Flow> traffic,
            @Nullable Past recorded,
            @Nullable List<People> groups,
            @Nullable List<Line> queues,
            int replications,
            Policy... policies) {
        return new Question(
                "a question",
                null,
                null,
                30,
                traffic,
                recorded,
                groups,
                queues,
                null,
                List.of(policies),
                20,
                null,
                null,
                replications,
                7L);
    }
}
