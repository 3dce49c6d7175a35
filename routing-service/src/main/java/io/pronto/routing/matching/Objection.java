package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.SkillNeed;
import java.time.Instant;
import java.util.Locale;

/** Why an agent cannot get a piece of work now. */
public sealed interface Objection {
    /** A stable word for it, such as {@code no-room}. */
    String code();

    /** What exactly, such as {@code billing 2 < 4}; empty when the code says all. */
    String detail();

    /** The directory no longer allows the agent. */
    record Inactive() implements Objection {
        @Override
        public String code() {
            return "inactive";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Away or offline. */
    record NotPresent(Presence presence) implements Objection {
        @Override
        public String code() {
            return presence.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Online, but outside the working hours. */
    record OutOfHours() implements Objection {
        @Override
        public String code() {
            return "out-of-hours";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Takes nothing from that channel at present. */
    record ChannelPaused(Channel channel) implements Objection {
        @Override
        public String code() {
            return "channel-paused";
        }

        @Override
        public String detail() {
            return channel.name();
        }
    }

    /** Has got as much new work as the cap allows. @param until when more may come */
    record CapReached(Instant until) implements Objection {
        @Override
        public String code() {
            return "cap-reached";
        }

        @Override
        public String detail() {
            return until.toString();
        }
    }

    /** The work waits for somebody else alone. */
    record ReservedFor(AgentId other) implements Objection {
        @Override
        public String code() {
            return "reserved-for-other";
        }

        @Override
        public String detail() {
            return other.value();
        }
    }

    /** The skill is missing ({@code level} 0) or too weak. */
    record SkillMissing(SkillNeed need, int level) implements Objection {
        @Override
        public String code() {
            return "skill-missing";
        }

        @Override
        public String detail() {
            return need.skill() + " " + level + " < " + need.level();
        }
    }

    /** The agent does not answer in the customer's language, and somebody else does. */
    record LanguageMissing(String language) implements Objection {
        @Override
        public String code() {
            return "language-missing";
        }

        @Override
        public String detail() {
            return language;
        }
    }

    /** It would not fit the budget. */
    record NoRoom(int load, int weight, int capacity) implements Objection {
        @Override
        public String code() {
            return "no-room";
        }

        @Override
        public String detail() {
            return load + " + " + weight + " > " + capacity;
        }
    }

    /** The agent declined it a moment ago. */
    record Declined() implements Objection {
        @Override
        public String code() {
            return "declined";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Neither of the queue's teams nor of one that its current ring reaches. */
    record OtherTeam() implements Objection {
        @Override
        public String code() {
            return "other-team";
        }

        @Override
        public String detail() {
            return "";
        }
    }
}
