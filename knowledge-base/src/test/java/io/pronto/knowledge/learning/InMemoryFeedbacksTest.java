package io.pronto.knowledge.learning;

import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.learning.Feedback.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

class InMemoryFeedbacksTest implements FeedbacksContract {
    private final Feedbacks feedbacks = new InMemoryFeedbacks();

    @Override
    public Feedbacks feedbacks() {
        return feedbacks;
    }

    static final class InMemoryFeedbacks implements Feedbacks {
        private final List<Feedback> all = new ArrayList<>();

        @Override
        public void add(Feedback feedback) {
            all.add(feedback);
        }

        private List<Feedback> newest(Language language) {
            return all.reversed().stream()
                    .filter(feedback -> feedback.language() == language)
                    .toList();
        }

        @Override
        public List<Phrasing> phrasings(Language language, int limit) {
            Set<String> seen = new HashSet<>();
            return newest(language).stream()
                    .filter(feedback -> !feedback.by().equals(Feedback.CUSTOMER))
                    .limit(limit)
                    .filter(feedback -> seen.add(feedback.question().toLowerCase(Locale.ROOT)))
                    .filter(feedback -> feedback.verdict() != Verdict.WRONG)
                    .map(feedback -> new Phrasing(feedback.article(), feedback.question()))
                    .toList();
        }

        @Override
        public List<Judged> judged(Language language, @Nullable Audience audience, int limit) {
            return newest(language).stream()
                    .filter(feedback -> audience == null || feedback.audience() == audience)
                    .filter(feedback -> feedback.guessedRight() != null)
                    .limit(limit)
                    .map(feedback -> new Judged(
                            feedback.guess().confidence(),
                            Objects.requireNonNull(feedback.guessedRight()),
                            feedback.verdict() == Verdict.NOTHING_FITS))
                    .toList();
        }

        @Override
        public long count(Language language) {
            return newest(language).size();
        }
    }
}
