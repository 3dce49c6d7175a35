package io.pronto.knowledge.answer;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.SampleBase;
import io.pronto.knowledge.answer.Answers.Ask;
import io.pronto.knowledge.answer.Answers.Outcome;
import io.pronto.knowledge.answer.adapter.ShippedTunings;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.learning.Teachings;
import io.pronto.knowledge.search.SearchIndex.Sought;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fits the calibrations on a folder of articles and measures the shipped ones on questions that were kept aside. See
 * docs/decisions/2026-11-22-answers-and-embeddings.md for the command.
 *
 * <p>Fitting needs no labels: each example question is asked with itself hidden (the right answer is its article) and once
 * more with its whole article hidden (nothing is right, though the subject is near).
 */
public final class AnswerEvaluation {
    /** How much a question without an answer counts in fitting, against one with: most of them are asked once and mean one of the others. */
    private static final double WITHOUT_ANSWER = 0.15;

    /** How much a question from another world counts: there are few in the file, and many in life. */
    private static final double FAR = 1.4;

    private static final int DEPTH = 60;

    private record Labelled(String question, @Nullable String key) {}

    private record Judged(boolean inScope, boolean right, Decision decision, double confidence) {}

    private AnswerEvaluation() {}

    public static void main(String[] args) {
        SampleBase base = SampleBase.of(Path.of(args[0]));
        for (Language language : Language.values()) {
            fit(base, language);
            measure(base, language, args.length > 1);
        }
    }

    private static void fit(SampleBase base, Language language) {
        List<LogisticFit.Sample> samples = new ArrayList<>();
        for (PublishedArticle article : base.all()) {
            if (article.identity().language() != language || article.content().audience() != Audience.PUBLIC) {
                continue;
            }
            for (String question : article.content().exampleQuestions()) {
                base.index.visible =
                        (id, entry) -> !(id.equals(article.id()) && entry.text().equals(question));
                samples.add(sample(base, language, question, article.id(), 1));
                base.index.visible = (id, entry) -> !id.equals(article.id());
                samples.add(sample(base, language, question, article.id(), WITHOUT_ANSWER));
            }
        }
        base.index.visible = (id, entry) -> true;
        // Far questions are rare among the hidden ones, common in life.
        for (Labelled far : labelled("evaluation/far-" + language.tag() + ".json")) {
            samples.add(sample(base, language, far.question(), null, FAR));
        }
        long asked = samples.stream().filter(s -> s.weight() == 1).count();
        long right = samples.stream().filter(s -> s.weight() == 1 && s.right()).count();
        LogisticFit.Coefficients fitted = LogisticFit.fit(samples);
        System.out.printf(
                "%s: %d samples, top-1 with itself hidden %.3f; fitted bias %s weights %s%n",
                language, samples.size(), (double) right / asked, fitted.bias(), fitted.weights());
    }

    private static LogisticFit.Sample sample(
            SampleBase base, Language language, String question, @Nullable ArticleId right, double weight) {
        float[] vector = base.embeddings.ofQuestion(language, question);
        List<Candidate> candidates = Candidate.of(
                base.index.find(new Sought(language, question, vector, Set.of(Audience.PUBLIC), DEPTH)), DEPTH);
        return new LogisticFit.Sample(
                Calibration.features(candidates.getFirst(), candidates.get(1).strength()),
                candidates.getFirst().article().equals(right),
                weight);
    }

    private static void measure(SampleBase base, Language language, boolean verbose) {
        Answers answers = new Answers(
                base.embeddings,
                base.index,
                base.articles,
                base.pages,
                ShippedTunings.read(),
                Teachings.NONE,
                new InMemorySensitiveTopics());
        List<Judged> judged = new ArrayList<>();
        for (Labelled one : labelled("evaluation/questions-" + language.tag() + ".json")) {
            Question question = ((Question.Reading.Readable) Question.read(one.question(), language)).question();
            Outcome outcome = answers.answer(Ask.alone(question));
            String first = outcome.passages().isEmpty()
                    ? ""
                    : outcome.passages().getFirst().source().path().replaceFirst(".*/", "");
            boolean right = first.equals(one.key());
            judged.add(new Judged(
                    one.key() != null,
                    right,
                    outcome.decision(),
                    outcome.decision().confidence()));
            if (verbose) {
                System.out.printf(
                        "%-9s %.2f %s %-45s %s (%s)%n",
                        outcome.decision().getClass().getSimpleName(),
                        outcome.decision().confidence(),
                        right ? "=" : "x",
                        one.question(),
                        one.key(),
                        first
                                + outcome.choices().stream()
                                        .skip(1)
                                        .map(c -> " | " + c.label())
                                        .toList());
            }
        }
        long inScope = judged.stream().filter(Judged::inScope).count();
        long out = judged.size() - inScope;
        long answered = judged.stream()
                .filter(j -> j.decision() instanceof Decision.Answer)
                .count();
        long well = judged.stream()
                .filter(j -> j.decision() instanceof Decision.Answer && j.right())
                .count();
        long asked = judged.stream()
                .filter(j -> j.decision() instanceof Decision.AskBack && j.inScope())
                .count();
        long strayed = judged.stream()
                .filter(j -> !j.inScope() && j.decision() instanceof Decision.Answer)
                .count();
        System.out.printf(
                "%s: %d in scope, top-1 %.3f; answered %d, precision %.3f, coverage %.3f, asked back %.3f; of %d out of scope %d answered%n",
                language,
                inScope,
                (double) judged.stream().filter(j -> j.inScope() && j.right()).count() / inScope,
                answered,
                answered == 0 ? 1 : (double) well / answered,
                (double) well / inScope,
                (double) asked / inScope,
                out,
                strayed);
        System.out.printf("%s: threshold: precision/coverage/out of scope answered%n", language);
        for (double threshold : new double[] {0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9}) {
            long over = judged.stream().filter(j -> j.confidence() >= threshold).count();
            long good = judged.stream()
                    .filter(j -> j.confidence() >= threshold && j.right())
                    .count();
            long bad = judged.stream()
                    .filter(j -> j.confidence() >= threshold && !j.inScope())
                    .count();
            System.out.printf(
                    "  %.2f: %.3f / %.3f / %d%n", threshold, (double) good / over, (double) good / inScope, bad);
        }
        System.out.printf("%s: calibration error %.3f%n", language, calibrationError(judged));
    }

    /** Expected calibration error over ten bins of equal width. */
    private static double calibrationError(List<Judged> judged) {
        double error = 0;
        for (int bin = 0; bin < 10; bin++) {
            double low = bin / 10.0;
            List<Judged> in = judged.stream()
                    .filter(j -> j.confidence() >= low && j.confidence() < low + 0.1000001)
                    .sorted(Comparator.comparingDouble(Judged::confidence))
                    .toList();
            if (!in.isEmpty()) {
                double said =
                        in.stream().mapToDouble(Judged::confidence).average().orElseThrow();
                double was = (double) in.stream().filter(Judged::right).count() / in.size();
                error += Math.abs(said - was) * in.size() / judged.size();
            }
        }
        return error;
    }

    private static List<Labelled> labelled(String resource) {
        return JsonMapper.builder().build().readValue(SampleBase.resource(resource), new TypeReference<>() {});
    }
}
