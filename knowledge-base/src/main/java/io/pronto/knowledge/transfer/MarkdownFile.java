package io.pronto.knowledge.transfer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file with front matter between two lines of three hyphens.
 *
 * @param frontMatter without its fences; empty if there is none
 * @param body what follows it
 */
public record MarkdownFile(String frontMatter, String body) {
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF?---[ \\t]*\\R(.*?)(?:\\R)?---[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("\\A\\s*#[ \\t]+([^\\r\\n]{1,400})(?:\\R|\\z)");

    public static MarkdownFile of(String text) {
        Matcher fenced = FRONT_MATTER.matcher(text);
        return fenced.find()
                ? new MarkdownFile(fenced.group(1), inner(text.substring(fenced.end())))
                : new MarkdownFile("", text.replace("\uFEFF", "").strip());
    }

    /** Without the empty line above and the line's end below: an article is taken back to the letter. */
    private static String inner(String text) {
        return text.replaceFirst("\\A\\R", "").replaceFirst("\\R\\z", "");
    }

    /** The heading of the first level that the body begins with. */
    public Optional<String> heading() {
        Matcher heading = HEADING.matcher(body);
        return heading.find() ? Optional.of(heading.group(1).strip()) : Optional.empty();
    }

    /** The body without that heading. */
    public String bodyBelowHeading() {
        return HEADING.matcher(body).replaceFirst("").strip();
    }
}
