package io.pronto.knowledge.bot;

import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.contracts.HandoffReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bot does about one message. */
public sealed interface BotReply {
    /** The calibrated confidence, 0 to 1; 0 where there was nothing to be confident of. */
    double confidence();

    /** It answers. @param text Markdown */
    record Says(String text, List<Citation> citations, double confidence) implements BotReply {
        public Says {
            citations = List.copyOf(citations);
        }
    }

    /** It asks back; with small talk there are no choices. */
    record AsksBack(String text, List<Choice> choices, double confidence) implements BotReply {
        public AsksBack {
            choices = List.copyOf(choices);
        }
    }

    /** It hands over. @param summary for the person who takes over @param topic the category that came nearest */
    record GivesUp(
            HandoffReason reason, String summary, @Nullable String topic, double confidence) implements BotReply {}
}
