package io.pronto.routing.queue;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.routing.team.TeamId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something wrong with how a queue is defined.
 *
 * <p>Each names the field and holds a stable code. {@link #refuses} tells what must not be kept from what is only said, at
 * configuration time and on the board.
 */
public sealed interface QueueFinding {
    /** The field it is about, such as {@code rules.rings[1].after}. */
    String field();

    /** A stable word for it, such as {@code overflow-cycle}. */
    String code();

    /** What exactly, or empty. */
    default String detail() {
        return "";
    }

    /** Whether such a queue must not be kept. */
    default boolean refuses() {
        return true;
    }

    /** A duration or number is outside its range. @param detail the range */
    record OutOfRange(String field, String detail) implements QueueFinding {
        @Override
        public String code() {
            return "out-of-range";
        }
    }

    /** A ring begins no later than the one before it. */
    record RingsOutOfOrder(String field) implements QueueFinding {
        @Override
        public String code() {
            return "rings-out-of-order";
        }
    }

    /** A ring asks for more than the one before it, or for skills that it says do not count. */
    record RingContradicts(String field) implements QueueFinding {
        @Override
        public String code() {
            return "ring-contradicts";
        }
    }

    /** A skill that is not defined. */
    record SkillUnknown(String field, SkillId skill) implements QueueFinding {
        @Override
        public String code() {
            return "skill-unknown";
        }

        @Override
        public String detail() {
            return skill.value();
        }
    }

    /** A team that is not defined. */
    record TeamUnknown(String field, TeamId team) implements QueueFinding {
        @Override
        public String code() {
            return "team-unknown";
        }

        @Override
        public String detail() {
            return team.value();
        }
    }

    /** A queue that is not there or takes no work. */
    record QueueUnknown(String field, QueueId queue) implements QueueFinding {
        @Override
        public String code() {
            return "queue-unknown";
        }

        @Override
        public String detail() {
            return queue.value();
        }
    }

    /** Something is to happen with a queue that is not named, or one is named for which nothing happens. */
    record QueueNotMeant(String field) implements QueueFinding {
        @Override
        public String code() {
            return "queue-not-meant";
        }
    }

    /** Work would go round in a circle. @param path the queues it would pass, the first again at the end */
    record OverflowCycle(String field, List<QueueId> path) implements QueueFinding {
        public OverflowCycle {
            path = List.copyOf(path);
        }

        @Override
        public String code() {
            return "overflow-cycle";
        }

        @Override
        public String detail() {
            return path.stream().map(QueueId::value).collect(Collectors.joining(" → "));
        }
    }

    /** It is never open. */
    record NeverOpen(String field) implements QueueFinding {
        @Override
        public String code() {
            return "never-open";
        }
    }

    /** No agent, present or not, could serve it in any of its rings. Said, not refused: the agent may be hired tomorrow. */
    record NobodyCouldServe(String field) implements QueueFinding {
        @Override
        public String code() {
            return "nobody-could-serve";
        }

        @Override
        public boolean refuses() {
            return false;
        }
    }
}
