package io.pronto.knowledge.article.adapter;

import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** CommonMark with tables; what it renders passes an allow-list, so that raw HTML in an article is inert. */
final class MarkdownPages implements Pages {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Pattern ANCHOR = Pattern.compile("[\\p{IsAlphabetic}\\p{IsDigit}-]{1,80}");
    private static final Pattern NOT_IN_ANCHOR = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");

    /** Nesting deeper than any article's: such input only serves to exhaust the stack. */
    private static final int MOST_MARKERS = 100;

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "strong",
                    "em",
                    "code",
                    "pre",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a",
                    "img")
            .allowAttributes("id")
            .matching(ANCHOR)
            .onElements("h1", "h2", "h3", "h4", "h5", "h6")
            .allowAttributes("start")
            .matching(Pattern.compile("[0-9]{1,6}"))
            .onElements("ol")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("src", "alt", "title")
            .onElements("img")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelNofollowOnLinks()
            .toFactory();

    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();
    private final TextContentRenderer plain =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();

    @Override
    public String html(String markdown) {
        Node page = parser.parse(flat(markdown));
        Map<Node, String> anchors = anchors(page);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    String anchor = anchors.get(node);
                    if (anchor != null) {
                        attributes.put("id", anchor);
                    }
                })
                .build();
        return ALLOWED.sanitize(renderer.render(page));
    }

    @Override
    public List<Section> sections(String markdown) {
        String flat = flat(markdown);
        Node page = parser.parse(flat);
        Map<Node, String> anchors = anchors(page);
        List<String> lines = flat.lines().toList();
        List<Section> sections = new ArrayList<>();
        String anchor = "";
        String heading = "";
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Node block = page.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading) {
                List<SourceSpan> spans = block.getSourceSpans();
                add(sections, anchor, heading, lines, from, spans.getFirst().getLineIndex(), text);
                from = spans.getLast().getLineIndex() + 1;
                anchor = anchors.getOrDefault(block, "");
                heading = plain.render(block).strip();
                text.setLength(0);
            } else {
                text.append(plain.render(block)).append('\n');
            }
        }
        add(sections, anchor, heading, lines, from, lines.size(), text);
        return sections;
    }

    private static void add(
            List<Section> sections,
            String anchor,
            String heading,
            List<String> lines,
            int from,
            int to,
            CharSequence text) {
        String plain = text.toString().strip();
        if (!plain.isEmpty()) {
            String markdown = String.join("\n", lines.subList(from, to)).strip();
            sections.add(new Section(anchor, heading, markdown, plain));
        }
    }

    private Map<Node, String> anchors(Node page) {
        Map<Node, String> anchors = new IdentityHashMap<>();
        Map<String, Integer> used = new HashMap<>();
        for (Node block = page.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading) {
                String words = NOT_IN_ANCHOR
                        .matcher(plain.render(block).toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip()
                        .replace(' ', '-');
                String base = words.isEmpty() ? "part" : words.substring(0, Math.min(60, words.length()));
                int count = used.merge(base, 1, Integer::sum);
                anchors.put(block, count == 1 ? base : base + "-" + count);
            }
        }
        return anchors;
    }

    /** Takes away nesting that only an attack has: recursion over it would exhaust the stack. */
    private static String flat(String markdown) {
        StringBuilder flat = new StringBuilder(markdown.length());
        for (String line : markdown.split("\\R", -1)) {
            int markers = 0;
            int at = 0;
            while (at < line.length() && ">-*+ \t[(".indexOf(line.charAt(at)) >= 0) {
                markers++;
                at++;
            }
            flat.append(markers > MOST_MARKERS ? line.substring(at) : line).append('\n');
        }
        return flat.toString();
    }
}
