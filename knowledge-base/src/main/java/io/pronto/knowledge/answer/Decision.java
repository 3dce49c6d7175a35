package io.pronto.knowledge.answer;

import io.pronto.contracts.HandoffReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bot does about a question. */
public sealed interface Decision {
    /** The calibrated probability that the strongest candidate answers the question, 0 to 1. */
    double confidence();

    /** This article answers. */
    record Answer(Candidate candidate, double confidence) implements Decision {}

    /** One of these may answer, strongest first; with small talk there is none. */
    record AskBack(Cause cause, List<Candidate> choices, double confidence) implements Decision {
        public AskBack {
            choices = List.copyOf(choices);
        }
    }

    /** A person must answer. @param intent what gave it away, if not the lack of an answer @param near what came nearest */
    record HandOff(HandoffReason reason, @Nullable Intent intent, List<Candidate> near, double confidence)
            implements Decision {
        public HandOff {
            near = List.copyOf(near);
        }
    }

    /** Why the bot asks back. */
    enum Cause {
        /** Several articles are about equally near. */
        CLOSE_ANSWERS,
        /** It was a greeting: what can we do for you? */
        GREETING,
        /** It was thanks: anything else? */
        THANKS,
        /** It was a good-bye. */
        GOODBYE,
        /** It says that the answer before was not it. */
        REJECTION,
        /** There were no words in it. */
        NO_WORDS
    }
}
