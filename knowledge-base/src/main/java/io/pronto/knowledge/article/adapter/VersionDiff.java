package io.pronto.knowledge.article.adapter;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed from one version of an article to another.
 *
 * @param fields by field what was and what is, only those that differ
 * @param lines the text, line by line; {@code same}, {@code removed} or {@code added}
 */
record VersionDiff(int from, int to, Map<String, Change> fields, List<Line> lines) {
    record Change(String before, String after) {}

    record Line(String kind, String text) {}

    static VersionDiff of(ArticleVersion from, ArticleVersion to) {
        Map<String, Change> fields = new LinkedHashMap<>();
        Map<String, String> before = fields(from.content());
        fields(to.content()).forEach((field, after) -> {
            String was = before.getOrDefault(field, "");
            if (!was.equals(after)) {
                fields.put(field, new Change(was, after));
            }
        });
        return new VersionDiff(
                from.version(),
                to.version(),
                fields,
                lines(
                        from.content().markdown().lines().toList(),
                        to.content().markdown().lines().toList()));
    }

    private static Map<String, String> fields(ArticleContent content) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", content.title());
        fields.put("category", content.category());
        fields.put("tags", String.join(", ", content.tags()));
        fields.put("audience", content.audience().word());
        fields.put("exampleQuestions", String.join("\n", content.exampleQuestions()));
        return fields;
    }

    private static List<Line> lines(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                delta.getSource().getLines().forEach(line -> lines.add(new Line("same", line)));
            } else {
                delta.getSource().getLines().forEach(line -> lines.add(new Line("removed", line)));
                delta.getTarget().getLines().forEach(line -> lines.add(new Line("added", line)));
            }
        }
        return lines;
    }
}
