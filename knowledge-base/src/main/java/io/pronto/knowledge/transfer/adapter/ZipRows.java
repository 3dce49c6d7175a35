package io.pronto.knowledge.transfer.adapter;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.transfer.MarkdownFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Markdown files in an archive. What the front matter does not say comes from the path, {@code en/returns/return-an-item.md},
 * and from the first heading. What an archive unfolds to is bounded, whatever it says of itself.
 */
final class ZipRows {
    private static final long MOST_BYTES = 512L << 20;
    private static final int MOST_ENTRIES = 200_000;

    private final JsonMapper json;
    private final ObjectMapper yaml = YAMLMapper.builder().build();

    ZipRows(JsonMapper json) {
        this.json = json;
    }

    void read(InputStream in, RowSink sink) throws IOException, BrokenFileException {
        long unfolded = 0;
        int entries = 0;
        byte[] buffer = new byte[1 << 14];
        try (ZipInputStream archive = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new BrokenFileException("The archive has more than " + MOST_ENTRIES + " entries.");
                }
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                boolean tooLong = false;
                for (int got = archive.read(buffer); got >= 0; got = archive.read(buffer)) {
                    unfolded += got;
                    if (unfolded > MOST_BYTES) {
                        throw new BrokenFileException(
                                "The archive unfolds to more than " + (MOST_BYTES >> 20) + " MB.");
                    }
                    tooLong |= text.size() + got > FileRows.LONGEST_ROW;
                    if (!tooLong) {
                        text.write(buffer, 0, got);
                    }
                }
                String path = entry.getName();
                if (entry.isDirectory() || isOurs(path)) {
                    continue;
                }
                if (!path.endsWith(".md")) {
                    sink.unreadable(path, "not-markdown", "It is not a Markdown file.");
                } else if (tooLong) {
                    sink.unreadable(path, "row-too-long", "It has more than " + FileRows.LONGEST_ROW + " bytes.");
                } else {
                    article(path, text.toString(StandardCharsets.UTF_8), sink);
                }
            }
        } catch (ZipException e) {
            throw new BrokenFileException("It is not a whole zip archive: " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw new BrokenFileException("A file name in the archive is not UTF-8.");
        }
        if (entries == 0) {
            throw new BrokenFileException("It is not a zip archive, or an empty one.");
        }
    }

    /** What machines leave in archives. */
    private static boolean isOurs(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith("__MACOSX/") || name.startsWith(".");
    }

    private void article(String path, String text, RowSink sink) throws BrokenFileException {
        MarkdownFile file = MarkdownFile.of(text);
        ObjectNode article;
        try {
            JsonNode front = file.frontMatter().isBlank() ? json.createObjectNode() : yaml.readTree(file.frontMatter());
            if (!(front instanceof ObjectNode object)) {
                sink.unreadable(path, "invalid-front-matter", "The front matter is not a list of names with values.");
                return;
            }
            article = object;
        } catch (JacksonException e) {
            sink.unreadable(path, "invalid-front-matter", "The front matter is not YAML.");
            return;
        }
        fromPath(path).forEach((field, value) -> {
            if (!article.has(field)) {
                article.put(field, value);
            }
        });
        boolean titled = article.has("title");
        if (!titled) {
            file.heading().ifPresent(title -> article.put("title", title));
        }
        article.put("markdown", titled ? file.body() : file.bodyBelowHeading());
        sink.row(path, json.writeValueAsString(article));
    }

    private static Map<String, String> fromPath(String path) {
        String[] parts = path.split("/");
        String name = parts[parts.length - 1];
        String key = name.substring(0, name.length() - ".md".length());
        for (int at = 0; at < parts.length - 1; at++) {
            if (Language.of(parts[at])
                    .filter(known -> known.tag().length() == 2)
                    .isPresent()) {
                return at + 1 < parts.length - 1
                        ? Map.of("key", key, "language", parts[at], "category", parts[at + 1])
                        : Map.of("key", key, "language", parts[at]);
            }
        }
        return Map.of("key", key);
    }
}
