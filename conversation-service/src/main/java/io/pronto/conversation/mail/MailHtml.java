package io.pronto.conversation.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * HTML of strangers, made fit to be shown: only known elements and attributes are left, nothing runs, nothing is loaded from
 * elsewhere until somebody asks for it, and older mails inside are folded.
 */
public final class MailHtml {
    /** The longest HTML that is kept, in characters; of longer ones the text is shown. */
    public static final int LONGEST = 500_000;

    /** Where the address of a picture from elsewhere is kept until it is asked for. */
    public static final String REMOTE = "data-remote";
    /** Where the content id of a picture is kept that came with the mail. */
    public static final String ENCLOSED = "data-cid";

    private static final int LARGEST_DATA_PICTURE = 200_000;
    /** How mail programs mark the older mail. */
    private static final String QUOTES =
            "div.gmail_quote, div.gmail_extra > blockquote, blockquote[type=cite], div.yahoo_quoted, div.protonmail_quote,"
                    + " #OLK_SRC_BODY_SECTION, div.moz-cite-prefix, div.ntes-mailmaster-quote, #isReplyContent, div.zmail_extra,"
                    + " div[name=messageReplySection], div.qmbox > blockquote, #mail-editor-reference-message-container";

    private static final Safelist KNOWN = Safelist.relaxed()
            .addTags(
                    "hr",
                    "font",
                    "center",
                    "s",
                    "del",
                    "ins",
                    "details",
                    "summary",
                    "figure",
                    "figcaption",
                    "abbr",
                    "address",
                    "main",
                    "section",
                    "article",
                    "header",
                    "footer")
            .addAttributes(":all", "dir", "lang", "title", "align", "valign")
            .addAttributes("font", "color", "size")
            .addAttributes("table", "width", "border", "cellpadding", "cellspacing", "bgcolor")
            .addAttributes("td", "width", "height", "bgcolor", "nowrap")
            .addAttributes("th", "width", "height", "bgcolor")
            .addAttributes("tr", "bgcolor")
            .addProtocols("img", "src", "cid", "data")
            .removeProtocols("a", "href", "ftp");

    private MailHtml() {}

    /**
     * What may be shown.
     *
     * @param html safe to put into a page whose content policy forbids scripts
     * @param remote how many pictures wait to be asked for
     */
    public record Shown(String html, int remote) {}

    /** Makes it fit. */
    public static Shown safe(String html) {
        Document dirty = Jsoup.parse(html.length() > LONGEST ? "" : html);
        markQuotes(dirty);
        Document clean = new Cleaner(KNOWN).clean(dirty);
        int remote = 0;
        for (Element picture : clean.select("img")) {
            String source = picture.attr("src");
            picture.removeAttr("src");
            String start = source.substring(0, Math.min(source.length(), 40)).toLowerCase(Locale.ROOT);
            if (start.startsWith("cid:")) {
                picture.attr(ENCLOSED, source.substring(4));
            } else if (start.matches("data:image/(?:png|jpeg|gif|webp);base64,.*")
                    && source.length() <= LARGEST_DATA_PICTURE) {
                picture.attr("src", source);
            } else if (tiny(picture)) {
                // A picture of one pixel only tells its sender that the mail was opened.
                picture.remove();
            } else if (start.startsWith("http")) {
                picture.attr(REMOTE, source);
                remote++;
            } else {
                picture.remove();
            }
        }
        clean.select("a[href]").attr("target", "_blank").attr("rel", "noopener noreferrer nofollow");
        clean.outputSettings().prettyPrint(false);
        return new Shown(clean.body().html(), remote);
    }

    private static boolean tiny(Element picture) {
        return Set.of("0", "1", "2").contains(picture.attr("width").replace("px", ""))
                || Set.of("0", "1", "2").contains(picture.attr("height").replace("px", ""));
    }

    /** Puts each older mail that is marked as one into something that can be opened. */
    private static void markQuotes(Document document) {
        document.select("script, style, head > title").remove();
        for (Element quote : document.select(QUOTES)) {
            boolean nested = quote.parents().stream().anyMatch(parent -> parent.is("details"));
            boolean forwarded = quote.wholeText().length() < LONGEST
                    && quote.wholeText().stripLeading().startsWith("-")
                    && QuoteHead.forward(
                            quote.wholeText().stripLeading().lines().findFirst().orElse(""));
            if (!nested && !forwarded && quote.parent() != null) {
                Element details = new Element("details");
                quote.replaceWith(details);
                details.appendElement("summary").text("…");
                details.appendChild(quote);
            }
        }
    }

    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "tr",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "ul",
            "ol",
            "table",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "center",
            "body",
            "dt",
            "dd",
            "blockquote");
    private static final Map<String, String> PARAGRAPHS = Map.of("p", "\n", "table", "\n", "ul", "\n", "ol", "\n");

    /** The text as it reads, quotations marked with {@code > } as in plain mails. */
    public static String text(String html) {
        Document document = Jsoup.parse(html.length() > LONGEST * 2 ? html.substring(0, LONGEST * 2) : html);
        document.select("script, style, head, title").remove();
        Lines lines = new Lines();
        NodeTraversor.traverse(lines, document.body());
        return lines.done();
    }

    /** Writes text nodes into lines. */
    private static final class Lines implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int quotes;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                if (preformatted > 0) {
                    for (String each : words.getWholeText().split("\n", -1)) {
                        if (!line.isEmpty()) {
                            end();
                        }
                        line.append(each);
                    }
                } else {
                    append(words.getWholeText());
                }
            } else if (node instanceof Element element) {
                String name = element.normalName();
                if (BREAKING.contains(name)) {
                    endIfBegun();
                }
                switch (name) {
                    case "br" -> end();
                    case "blockquote" -> quotes++;
                    case "pre" -> preformatted++;
                    case "li" -> line.append("- ");
                    case "img" -> append(element.attr("alt"));
                    default -> {
                        // Says nothing by itself.
                    }
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            if (name.equals("a")
                    && element.attr("href").startsWith("http")
                    && !element.text().contains("://")
                    && !element.text().isBlank()) {
                line.append(" (").append(element.attr("href")).append(')');
            }
            if (name.equals("td") || name.equals("th")) {
                line.append(' ');
            }
            if (BREAKING.contains(name)) {
                endIfBegun();
                if (PARAGRAPHS.containsKey(name) && !text.isEmpty()) {
                    end();
                }
            }
            if (name.equals("blockquote")) {
                quotes--;
            }
            if (name.equals("pre")) {
                preformatted--;
            }
        }

        private void append(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i) == '\u00a0' ? ' ' : words.charAt(i);
                boolean space = Character.isWhitespace(c);
                if (!space) {
                    line.append(c);
                } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
        }

        private void endIfBegun() {
            if (!line.toString().isBlank()) {
                end();
            }
            line.setLength(0);
        }

        private void end() {
            if (quotes > 0) {
                text.repeat(">", Math.min(quotes, 20)).append(line.isEmpty() ? "" : " ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
            line.setLength(0);
        }

        String done() {
            endIfBegun();
            return text.toString().replaceAll("\n{3,}", "\n\n").strip();
        }
    }
}
