package io.pronto.conversation.comment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells complaints and calls for help from remarks, by rules that people can read and change. Each kind's weights add up;
 * the softmax of the sums is the confidence. A remark starts with {@value #REMARK}, so that nothing said means a remark.
 */
public final class CommentClassifier {

    private static final double REMARK = 1.0;
    private static final double SHOUTING = 0.7;
    private static final double ASKING = 0.6;
    /** Longer comments are judged by their beginning. */
    private static final int LONGEST = 5_000;

    private CommentClassifier() {}

    /** What the comment is. Takes time in proportion to its length times the rules. */
    public static Verdict judge(String comment, List<CommentRule> rules) {
        String text = (comment.length() > LONGEST ? comment.substring(0, LONGEST) : comment).toLowerCase(Locale.ROOT);
        Map<CommentKind, Double> sums = new EnumMap<>(CommentKind.class);
        Map<CommentKind, List<String>> because = new EnumMap<>(CommentKind.class);
        for (CommentKind kind : CommentKind.values()) {
            sums.put(kind, kind == CommentKind.REMARK ? REMARK : 0.0);
            because.put(kind, new ArrayList<>());
        }
        for (CommentRule rule : rules) {
            if (says(text, rule.words().toLowerCase(Locale.ROOT))) {
                add(sums, because, rule.kind(), rule.weight(), rule.words());
            }
        }
        if (text.contains("!!") || text.contains("！！") || shouted(comment)) {
            add(sums, because, CommentKind.COMPLAINT, SHOUTING, "!!");
        }
        if (text.contains("?") || text.contains("？")) {
            add(sums, because, CommentKind.HELP, ASKING, "?");
        }
        CommentKind best = CommentKind.REMARK;
        double all = 0;
        for (CommentKind kind : CommentKind.values()) {
            all += Math.exp(sums.getOrDefault(kind, 0.0));
            if (sums.getOrDefault(kind, 0.0) > sums.getOrDefault(best, 0.0)) {
                best = kind;
            }
        }
        return new Verdict(best, Math.exp(sums.getOrDefault(best, 0.0)) / all, because.getOrDefault(best, List.of()));
    }

    private static void add(
            Map<CommentKind, Double> sums,
            Map<CommentKind, List<String>> because,
            CommentKind kind,
            double weight,
            String words) {
        // Sums stay small enough for the exponential whatever the rules.
        sums.merge(kind, weight, (a, b) -> Math.min(50, a + b));
        because.computeIfAbsent(kind, _ -> new ArrayList<>()).add(words);
    }

    /** Whether the text says these words: where letters stand around them they are part of another word. */
    private static boolean says(String text, String words) {
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            int end = at + words.length();
            if (edge(text, at - 1, words.charAt(0)) && edge(text, end, words.charAt(words.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean edge(String text, int at, char inside) {
        return at < 0
                || at >= text.length()
                || !Character.isLetterOrDigit(text.charAt(at))
                || Character.isIdeographic(text.charAt(at))
                || Character.isIdeographic(inside);
    }

    private static boolean shouted(String comment) {
        long letters = comment.chars().filter(Character::isLetter).count();
        long capitals = comment.chars().filter(Character::isUpperCase).count();
        return letters >= 12 && capitals * 10 >= letters * 8;
    }
}
