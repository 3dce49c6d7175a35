package io.pronto.knowledge.transfer.adapter;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Articles.Wanted;
import io.pronto.knowledge.transfer.FileFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes articles so that an import takes them back; page by page, however many there are. */
final class ExportFiles {
    /** A spreadsheet would run a cell that begins with one of these. */
    static final String RUNS = "=+-@\t\r";

    private static final int PAGE = 200;

    private final Articles articles;
    private final JsonMapper json;
    private final ObjectMapper yaml = YAMLMapper.builder().build();

    ExportFiles(Articles articles, JsonMapper json) {
        this.articles = articles;
        this.json = json;
    }

    void write(FileFormat format, Wanted wanted, LocalDate today, OutputStream out) throws IOException {
        switch (format) {
            case CSV -> csv(wanted, today, out);
            case JSON -> json(wanted, today, out);
            case ZIP -> zip(wanted, today, out);
        }
    }

    private void csv(Wanted wanted, LocalDate today, OutputStream out) throws IOException {
        // The mark tells Excel that the file is UTF-8.
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord(CsvRows.COLUMNS);
            each(wanted, today, article -> {
                Map<String, Object> fields = fields(article);
                csv.writeRecord(CsvRows.COLUMNS.stream()
                        .map(column -> cell(fields.get(column)))
                        .toList());
            });
        }
    }

    private static String cell(@Nullable Object value) {
        String text = value instanceof List<?> entries
                ? String.join("\n", entries.stream().map(String::valueOf).toList())
                : String.valueOf(value);
        return !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void json(Wanted wanted, LocalDate today, OutputStream out) {
        try (JsonGenerator array = json.createGenerator(out)) {
            array.writeStartArray();
            each(wanted, today, article -> array.writePOJO(fields(article)));
            array.writeEndArray();
        }
    }

    private void zip(Wanted wanted, LocalDate today, OutputStream out) throws IOException {
        try (ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            Map<String, Object> front = new LinkedHashMap<>();
            @Nullable ArticleId after = null;
            List<Article> page;
            do {
                page = articles.list(wanted, today, after, PAGE);
                for (Article article : page) {
                    front.clear();
                    front.putAll(fields(article));
                    front.remove("markdown");
                    archive.putNextEntry(
                            new ZipEntry(article.identity().language().tag() + "/"
                                    + article.identity().key() + ".md"));
                    // The mapper begins a document with three hyphens of its own.
                    archive.write((yaml.writeValueAsString(front) + "---\n\n"
                                    + article.content().markdown() + "\n")
                            .getBytes(StandardCharsets.UTF_8));
                    archive.closeEntry();
                    after = article.id();
                }
            } while (page.size() == PAGE);
        }
    }

    private void each(Wanted wanted, LocalDate today, Consumer<Article> what) {
        @Nullable ArticleId after = null;
        List<Article> page;
        do {
            page = articles.list(wanted, today, after, PAGE);
            page.forEach(what);
            after = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == PAGE);
    }

    private static Map<String, Object> fields(Article article) {
        ArticleContent content = article.content();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", article.identity().key());
        fields.put("slug", article.identity().slug());
        fields.put("language", article.identity().language().tag());
        fields.put("title", content.title());
        fields.put("category", content.category());
        fields.put("tags", content.tags());
        fields.put("audience", content.audience().word());
        fields.put("state", article.isShown() && !article.hasUnpublishedChanges() ? "published" : "draft");
        fields.put("markdown", content.markdown());
        fields.put("exampleQuestions", content.exampleQuestions());
        return fields;
    }
}
