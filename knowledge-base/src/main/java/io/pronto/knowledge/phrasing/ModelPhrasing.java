package io.pronto.knowledge.phrasing;

import io.pronto.contracts.Citation;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.phrasing.LanguageModel.Unavailable;
import io.pronto.knowledge.phrasing.Said.Sentence;
import io.pronto.knowledge.privacy.Masked;
import io.pronto.knowledge.privacy.Masking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a model, and believes nothing of what it says that the passages do not say. Personal words leave neither with the question
 * nor with the passages; one sentence without support, and the passage is shown as it is.
 */
public final class ModelPhrasing implements Phrasing {
    /** Between question and passages while they are masked together, so that the same words get the same mark. */
    private static final String SEAM = "\n\u0001\n";

    private final LanguageModel model;
    private final Said.Reader reader;
    private final Support support;
    private final Watcher watcher;

    /** Learns what became of each try. */
    @FunctionalInterface
    public interface Watcher {
        void ended(Ending ending, String detail);
    }

    /** How a try ended. */
    public enum Ending {
        /** The customer sees the model's words. */
        PHRASED,
        /** The model said that the passages do not answer. */
        DECLINED,
        /** The model could not be asked. */
        UNAVAILABLE,
        /** What it wrote could not be read. */
        UNREADABLE,
        /** It said something that the passages do not. */
        UNSUPPORTED
    }

    public ModelPhrasing(LanguageModel model, Said.Reader reader, Support support, Watcher watcher) {
        this.model = model;
        this.reader = reader;
        this.support = support;
        this.watcher = watcher;
    }

    @Override
    public Optional<Phrased> phrase(String question, Language language, List<Source> sources) {
        List<Source> told = sources.stream().limit(Prompt.MOST_PASSAGES).toList();
        try {
            Masked masked = masked(question, told);
            String[] parts = masked.text().split(SEAM, -1);
            String written = model.complete(
                    Prompt.rules(language), Prompt.data(parts[0], List.of(parts).subList(1, parts.length)));
            return checked(reader.read(written), masked, told, language);
        } catch (Unavailable away) {
            watcher.ended(Ending.UNAVAILABLE, String.valueOf(away.getMessage()));
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            watcher.ended(Ending.UNREADABLE, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    private static Masked masked(String question, List<Source> told) {
        StringBuilder all = new StringBuilder(part(question, Prompt.LONGEST_QUESTION));
        told.forEach(source -> all.append(SEAM).append(part(source.text(), Prompt.LONGEST_PASSAGE)));
        return Masking.mask(all.toString());
    }

    private static String part(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest)).replace('\u0001', ' ');
    }

    private Optional<Phrased> checked(Said said, Masked masked, List<Source> told, Language language) {
        if (said.sentences().isEmpty()) {
            watcher.ended(Ending.DECLINED, "");
            return Optional.empty();
        }
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (Sentence sentence : said.sentences()) {
            String revealed = masked.reveal(sentence.text());
            List<String> passages = new ArrayList<>();
            boolean allThere = sentence.passages().stream().allMatch(number -> number >= 1 && number <= told.size());
            if (allThere) {
                sentence.passages()
                        .forEach(number -> passages.add(told.get(number - 1).text()));
            }
            Optional<Support.Flaw> flaw = support.flaw(revealed, passages, language);
            if (flaw.isPresent()) {
                watcher.ended(Ending.UNSUPPORTED, flaw.get().name());
                return Optional.empty();
            }
            text.append(text.isEmpty() ? "" : language == Language.ZH ? "" : " ")
                    .append(revealed.strip());
            sentence.passages().stream()
                    .distinct()
                    .forEach(number -> text.append(" [")
                            .append(numbers.computeIfAbsent(number, same -> numbers.size() + 1))
                            .append(']'));
        }
        watcher.ended(Ending.PHRASED, "");
        List<Citation> cited = numbers.keySet().stream()
                .map(number -> told.get(number - 1).citation())
                .toList();
        return Optional.of(new Phrased(text.toString(), cited));
    }
}
