package io.pronto.knowledge.answer;

import io.pronto.contracts.HandoffReason;
import io.pronto.knowledge.answer.Decision.AskBack;
import io.pronto.knowledge.answer.Decision.Cause;
import io.pronto.knowledge.answer.Decision.HandOff;
import io.pronto.knowledge.answer.IntentGuide.Recognised;
import java.util.List;
import java.util.Optional;

/** Decides from the evidence; knows nothing of conversations. */
public final class Judgement {
    /** As many choices are offered when asking back. */
    public static final int MOST_CHOICES = 3;

    /** Nearness under which an article has nothing to do with the question, for either model. */
    private static final double FAR = 0.25;

    private Judgement() {}

    /** What a wording alone decides, without any search. */
    public static Decision byWording(Recognised recognised) {
        return switch (recognised.intent()) {
            case PERSON -> new HandOff(HandoffReason.ASKED_FOR_PERSON, Intent.PERSON, List.of(), 0);
            case COMPLAINT, LEGAL, SAFETY, PAYMENT, OTHER ->
                new HandOff(HandoffReason.SENSITIVE, recognised.intent(), List.of(), 0);
            case REJECTION -> new AskBack(Cause.REJECTION, List.of(), 0);
            case GREETING -> new AskBack(Cause.GREETING, List.of(), 0);
            case THANKS -> new AskBack(Cause.THANKS, List.of(), 0);
            case GOODBYE -> new AskBack(Cause.GOODBYE, List.of(), 0);
        };
    }

    /**
     * What the evidence decides.
     *
     * @param rated the articles that may be shown, best first
     * @param intent the intent that is near in meaning, if any; it decides unless an article was written for just that
     *     question
     * @param asked cosine of the nearest question of any article, rejected ones too
     * @param answerAt confidence from which to answer
     */
    public static Decision of(
            List<Rated> rated, Optional<Recognised> intent, double asked, Calibration calibration, double answerAt) {
        List<Candidate> left = rated.stream().map(Rated::candidate).toList();
        double confidence = rated.isEmpty() ? 0 : rated.getFirst().confidence();
        if (intent.isPresent() && intent.get().nearness() >= asked) {
            Intent recognised = intent.get().intent();
            HandoffReason reason =
                    recognised == Intent.PERSON ? HandoffReason.ASKED_FOR_PERSON : HandoffReason.SENSITIVE;
            return new HandOff(reason, recognised, near(left), confidence);
        }
        if (left.isEmpty() || Math.max(left.getFirst().asked(), left.getFirst().told()) < FAR) {
            return new HandOff(HandoffReason.NOTHING_FOUND, null, List.of(), confidence);
        }
        boolean doubtful =
                !rated.getFirst().taught() && within(left, calibration.close()).size() > 1;
        if (confidence >= answerAt && !doubtful) {
            return new Decision.Answer(left.getFirst(), confidence);
        }
        List<Candidate> offered = within(left, calibration.offered());
        if (confidence >= Math.min(calibration.askAt(), answerAt) && offered.size() > 1) {
            return new AskBack(Cause.CLOSE_ANSWERS, offered, confidence);
        }
        return new HandOff(HandoffReason.UNSURE, null, near(left), confidence);
    }

    private static List<Candidate> near(List<Candidate> candidates) {
        return candidates.stream().limit(MOST_CHOICES).toList();
    }

    /** The first and those that are not further behind than that. */
    private static List<Candidate> within(List<Candidate> candidates, double distance) {
        double strongest = candidates.getFirst().strength();
        return candidates.stream()
                .filter(candidate -> strongest - candidate.strength() <= distance)
                .limit(MOST_CHOICES)
                .toList();
    }
}
