package io.pronto.analytics.bot;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.HandoffReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the bot did in the sessions that began in a period.
 *
 * @param sessions conversations that began with the bot
 * @param answered those in which it gave at least one answer
 * @param resolved those that it resolved: answered, no person needed, and no re-contact within 72 h
 * @param recontacted those that seemed resolved until the customer came back
 * @param handedOff those that went to people
 * @param answers answers given in them; of these {@code rejected} and {@code helpful} were judged by the customer
 * @param articles per article that answered, the most used first
 */
public record BotReport(
        long sessions,
        long answered,
        long resolved,
        long recontacted,
        long handedOff,
        long answers,
        long rejected,
        long helpful,
        List<Reason> reasons,
        List<ArticleLine> articles) {
    public BotReport {
        reasons = List.copyOf(reasons);
        articles = List.copyOf(articles);
    }

    /** Sessions handed over for a reason; the first hand-off of a session counts. @param rate of all sessions, 0 to 1 */
    public record Reason(HandoffReason reason, long sessions, double rate) {}

    /**
     * What an article did.
     *
     * @param title null if it was never told
     * @param sessions sessions in which it answered @param resolved of these, those that the bot resolved
     * @param handedOff of these, those that went to people
     */
    public record ArticleLine(
            ArticleId article,
            @Nullable String title,
            @Nullable String language,
            long answers,
            long sessions,
            long resolved,
            long handedOff,
            long rejected,
            long helpful) {}

    /** Answered sessions ÷ sessions; null without sessions. */
    public @Nullable Double answeredRate() {
        return ratio(answered, sessions);
    }

    /** Resolved sessions ÷ sessions, net of re-contacts; null without sessions. */
    public @Nullable Double resolutionRate() {
        return ratio(resolved, sessions);
    }

    /** Sessions handed over ÷ sessions; null without sessions. */
    public @Nullable Double handoffRate() {
        return ratio(handedOff, sessions);
    }

    /** Rejected answers ÷ answers; null without answers. */
    public @Nullable Double rejectionRate() {
        return ratio(rejected, answers);
    }

    static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
