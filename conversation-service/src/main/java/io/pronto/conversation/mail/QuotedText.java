package io.pronto.conversation.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plain text of a mail: what its sender wrote, and the older mails below, above or between.
 *
 * <p>Lines are marked as text, empty, quoted, head of a quotation or head of a forward; the rest is decided on the marks. The
 * way to decide what {@link #reply} leaves out follows mailgun/talon (Apache-2.0), what {@link #visible} folds follows
 * github/email_reply_parser (MIT). Time is linear in the length.
 */
public final class QuotedText {
    /** More lines are not looked at: they are quoted. */
    private static final int MOST_LINES = 20_000;

    private static final Pattern SENT_FROM = Pattern.compile(
            "^(?:sent from my(?: [\\w-]{1,40}){1,3}|sent from (?:outlook|mail|yahoo mail|proton mail)(?: for [\\w ]{1,30})?|get outlook for [\\w ]{1,20}"
                    + "|von meinem [\\w ]{1,30} gesendet|gesendet von .{1,40}|envoyé de mon [\\w ]{1,30}|enviado desde mi [\\w ]{1,30}"
                    + "|发自我的 ?.{1,30}|从我的 ?.{1,30}发送|来自我的 ?.{1,30}|發自我的 ?.{1,30})\\.?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SIGNED = Pattern.compile("^\\s{0,9}(?:--|__)|^-\\w");
    private static final Pattern LINE_ONLY = Pattern.compile("^[\\s*]{0,9}[-_=]{5,}[\\s*]{0,9}$");

    private final List<String> lines;
    private final char[] marks;
    private final QuoteHead.Kind[] heads;

    private QuotedText(List<String> lines) {
        this.lines = lines;
        marks = new char[lines.size()];
        heads = new QuoteHead.Kind[lines.size()];
        mark();
    }

    /**
     * A text in two parts.
     *
     * @param visible what is shown
     * @param folded what is shown when asked for; empty when all is visible
     */
    public record Folded(String visible, String folded) {}

    /** What the sender wrote, without any older mail, with the signature. All of it when quotes and replies take turns. */
    public static String reply(String text) {
        QuotedText quoted = of(text);
        return String.join("\n", quoted.withoutQuotations()).strip();
    }

    /** What is worth reading first: quotes that replies stand between are kept, trailing quotes and signatures folded. */
    public static Folded fold(String text) {
        return of(text).folded();
    }

    /** {@link #fold}'s visible part. */
    public static String visible(String text) {
        return fold(text).visible();
    }

    private static QuotedText of(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            int inside = QuoteHead.insideLine(line);
            if (inside > 0) {
                lines.add(line.substring(0, inside));
                lines.add(line.substring(inside).strip());
            } else {
                lines.add(line);
            }
        }
        return new QuotedText(lines);
    }

    private void mark() {
        for (int i = 0; i < marks.length; i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                marks[i] = 'e';
            } else if (line.charAt(0) == '>') {
                marks[i] = 'm';
            } else if (QuoteHead.forward(line)) {
                marks[i] = 'f';
            } else {
                QuoteHead head = i < MOST_LINES ? QuoteHead.at(lines, i) : null;
                if (head == null) {
                    marks[i] = 't';
                } else {
                    int end = Math.min(i + head.lines(), marks.length);
                    Arrays.fill(marks, i, end, 's');
                    Arrays.fill(heads, i, end, head.kind());
                    i = end - 1;
                }
            }
        }
        if (!has('s') && !threeQuotedInARow()) {
            for (int i = 0; i < marks.length; i++) {
                marks[i] = marks[i] == 'm' ? 't' : marks[i];
            }
        }
    }

    private boolean has(char mark) {
        for (char each : marks) {
            if (each == mark) {
                return true;
            }
        }
        return false;
    }

    private boolean threeQuotedInARow() {
        int run = 0;
        for (char mark : marks) {
            run = mark == 'm' ? run + 1 : mark == 'e' ? run : 0;
            if (run == 3) {
                return true;
            }
        }
        return false;
    }

    private List<String> withoutQuotations() {
        if (startsWithForward() || takesTurns()) {
            return lines;
        }
        int end = marks.length;
        for (int i = 0; i < end; i++) {
            if (marks[i] == 's') {
                int after = afterHeads(i);
                if (after < end && (marks[after] == 't' || marks[after] == 'f')) {
                    return lines.subList(0, i);
                }
                i = after - 1;
            }
        }
        int start = firstQuotation();
        if (start < 0) {
            return lines;
        }
        int last = end - 1;
        while (last >= 0 && (marks[last] == 't' || marks[last] == 'e')) {
            last--;
        }
        int until = last > start && marks[last] == 'm' ? last + 1 : afterRun(start);
        while (until < end && marks[until] == 'e') {
            until++;
        }
        List<String> rest = new ArrayList<>(lines.subList(0, start));
        rest.addAll(lines.subList(until, end));
        return rest;
    }

    private boolean startsWithForward() {
        for (char mark : marks) {
            if (mark != 't' && mark != 'e') {
                return mark == 'f';
            }
        }
        return false;
    }

    /** Whether somebody's words stand between quotations. A broken link is nobody's words. */
    private boolean takesTurns() {
        int lastQuoted = -1;
        int firstText = -1;
        for (int i = 0; i < marks.length; i++) {
            switch (marks[i]) {
                case 'm' -> {
                    if (lastQuoted >= 0 && firstText >= 0 && !brokenLink(lastQuoted, lastQuoted + 1)) {
                        return true;
                    }
                    lastQuoted = i;
                    firstText = -1;
                }
                case 't' -> firstText = firstText < 0 ? i : firstText;
                case 'e' -> {
                    // Says nothing about it.
                }
                default -> lastQuoted = -1;
            }
        }
        return false;
    }

    private boolean brokenLink(int before, int first) {
        return lines.get(before).contains("(http") || lines.get(first).strip().startsWith("(http");
    }

    private int afterHeads(int from) {
        int at = from;
        while (at < marks.length && (marks[at] == 's' || marks[at] == 'e')) {
            at++;
        }
        return at;
    }

    /** Where the first head, or the first two quoted lines in a row, stand. */
    private int firstQuotation() {
        int before = -1;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] == 's') {
                return before >= 0 ? Math.min(before, i) : i;
            }
            if (marks[i] == 'm') {
                if (before >= 0) {
                    return before;
                }
                before = i;
            } else if (marks[i] != 'e') {
                before = -1;
            }
        }
        return -1;
    }

    private int afterRun(int from) {
        char kind = marks[from];
        int at = from;
        while (at < marks.length && (marks[at] == kind || marks[at] == 'e')) {
            at++;
        }
        return at;
    }

    private Folded folded() {
        boolean[] quoted = new boolean[marks.length];
        boolean toTheEnd = false;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] == 's' && !toTheEnd) {
                int after = heads[i] == QuoteHead.Kind.INTRODUCTION ? afterHeads(i) : i;
                toTheEnd = heads[i] != QuoteHead.Kind.INTRODUCTION || after >= marks.length || marks[after] != 'm';
            }
            quoted[i] = toTheEnd || marks[i] == 's' || marks[i] == 'm';
        }
        int end = signature(quoted, lastOwn(quoted, marks.length));
        int keep = end;
        while (end > 0) {
            int start = paragraphStart(quoted, end);
            if (!signed(start, end)) {
                break;
            }
            end = lastOwn(quoted, start);
        }
        if (end == 0) {
            // Nothing would be left: then the quotes are what was meant.
            end = keep == 0 ? marks.length : keep;
        }
        String visible = lines.subList(0, end).stream()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
        return new Folded(
                visible, String.join("\n", lines.subList(end, lines.size())).strip());
    }

    /** Just after the last line above {@code end} that is the sender's own. */
    private int lastOwn(boolean[] quoted, int end) {
        int at = end;
        while (at > 0
                && (quoted[at - 1]
                        || marks[at - 1] == 'e'
                        || LINE_ONLY.matcher(lines.get(at - 1)).find())) {
            at--;
        }
        return at;
    }

    /** Cuts at the line of two dashes that begins a signature, if one stands in the last own words. */
    private int signature(boolean[] quoted, int end) {
        for (int i = end - 1; i > 0 && !quoted[i]; i--) {
            if (lines.get(i).stripTrailing().equals("--")) {
                return lastOwn(quoted, i);
            }
        }
        return end;
    }

    private int paragraphStart(boolean[] quoted, int end) {
        int start = end - 1;
        while (start > 0 && marks[start - 1] != 'e' && !quoted[start - 1]) {
            start--;
        }
        return start;
    }

    private boolean signed(int start, int end) {
        String first = lines.get(start);
        return end - start == 1
                        && first.length() < 120
                        && SENT_FROM.matcher(first.strip()).find()
                || SIGNED.matcher(first).find()
                        && (first.charAt(0) != '-' || first.startsWith("--") || end - start <= 2);
    }
}
