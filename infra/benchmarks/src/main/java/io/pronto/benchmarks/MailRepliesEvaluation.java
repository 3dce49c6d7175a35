package io.pronto.benchmarks;

import io.pronto.conversation.mail.MailHtml;
import io.pronto.conversation.mail.QuotedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./pronto evaluate mail-replies FILE}: replies with older mails around them. Plain vectors name what is left without
 * the quotations ({@code expected}), or what is worth showing of a file ({@code visibleText}); both are compared to the letter but
 * for space around them. HTML vectors are compared by their text without spaces, for information. Then texts that are made to be slow.
 */
record MailRepliesEvaluation(Path file) {
    private static final double MUST_PLAIN = 60 / 65.0;
    private static final double MUST_VISIBLE = 20 / 22.0;

    private static final String CUT = "…(cut)";

    /** What the machine has to compute because it is kept. */
    private static volatile int length;

    private static final class Tally {
        private int cases;
        private int right;
    }

    boolean run() throws IOException {
        Tally plain = new Tally();
        Tally visible = new Tally();
        Tally html = new Tally();
        int number = 0;
        for (JsonNode one : Cases.read(file).all()) {
            String name = one.path("test").asString(one.path("file").asString("" + number++));
            String input = one.has("input")
                    ? one.path("input").asString()
                    : read(one.path("file").asString());
            if (one.has("visibleText")) {
                judge(visible, name, one.path("visibleText").asString().strip(), QuotedText.visible(input), true);
            } else if (one.path("kind").asString("plain").equals("plain")) {
                judge(plain, name, one.path("expected").asString().strip(), QuotedText.reply(input), true);
            } else {
                String wanted = one.has("expectedTextWithoutWhitespace")
                        ? one.path("expectedTextWithoutWhitespace").asString()
                        : MailHtml.text(one.path("expected").asString());
                judge(html, name, dense(wanted), dense(QuotedText.reply(MailHtml.text(input))), false);
            }
        }
        print("plain", plain);
        print("visible", visible);
        print("html, for information", html);
        boolean held = held(plain, MUST_PLAIN) && held(visible, MUST_VISIBLE);
        return linear() && held && plain.cases + visible.cases > 0;
    }

    private String read(String name) throws IOException {
        return Files.readString(file.resolveSibling(name));
    }

    private static void judge(Tally tally, String name, String wanted, String found, boolean tell) {
        tally.cases++;
        // Very long ones were recorded in part.
        boolean same = wanted.endsWith(CUT)
                ? found.startsWith(wanted.substring(0, wanted.length() - CUT.length()))
                : wanted.equals(found);
        if (same) {
            tally.right++;
        } else if (tell) {
            System.out.println("DIFFERS " + name + "\n  expected " + cut(wanted) + "\n  found    " + cut(found));
        }
    }

    private static String cut(String text) {
        String line = text.replace("\n", "⏎");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }

    private static String dense(String text) {
        return text.replaceAll("[\\s\u00a0>]+", "");
    }

    private static void print(String kind, Tally tally) {
        if (tally.cases > 0) {
            System.out.printf("mail-replies %s: %d of %d%n", kind, tally.right, tally.cases);
        }
    }

    private static boolean held(Tally tally, double share) {
        return tally.cases == 0 || tally.right >= share * tally.cases - 1e-9;
    }

    /** Four times the text may take four times as long; with what else happens on a machine, eight times. */
    private static boolean linear() {
        Map<String, UnaryOperator<String>> ways = Map.of(
                "reply",
                QuotedText::reply,
                "visible",
                QuotedText::visible,
                "html",
                text -> QuotedText.visible(MailHtml.text(text)));
        boolean all = true;
        for (String unit : List.of(
                "On 1 Jan ",
                "On 1 Jan\n",
                ">",
                "> ",
                "> \n\n",
                "\n",
                "--\n",
                "-- ",
                "From: \n",
                "From: a\nTo: b\n",
                "- - wrote:\n",
                "<",
                "<@",
                "On 1 wrote",
                "在1",
                "_",
                "1/1/11 <a@b",
                "<div>",
                "<blockquote>",
                "&lt;",
                "(http://",
                "> (http\nx\n",
                "Sent from my ")) {
            for (var way : ways.entrySet()) {
                long once = fastest(way.getValue(), unit.repeat(100_000 / unit.length()));
                long more = fastest(way.getValue(), unit.repeat(400_000 / unit.length()));
                if (more > 8 * once && more > 250_000_000L) {
                    System.out.printf(
                            Locale.ROOT,
                            "SLOW %s on repeated %s: %d ms, four times as much %d ms%n",
                            way.getKey(),
                            cut(unit),
                            once / 1_000_000,
                            more / 1_000_000);
                    all = false;
                }
            }
        }
        System.out.println(
                "hostile texts: time " + (all ? "grows no faster than the text" : "grows faster than the text"));
        return all;
    }

    private static long fastest(UnaryOperator<String> way, String text) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            length = way.apply(text).length();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
