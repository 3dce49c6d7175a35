package io.pronto.knowledge.transfer;

import java.util.Locale;
import java.util.Optional;

/** How articles are written in a file. */
public enum FileFormat {
    /** A table with a header; lists in one cell, one entry a line. */
    CSV("text/csv", "csv"),
    /** An array of objects, or one object a line. */
    JSON("application/json", "json"),
    /** One Markdown file per article, with front matter. */
    ZIP("application/zip", "zip");

    private final String mediaType;
    private final String extension;

    FileFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Its word in addresses and file names. */
    public String extension() {
        return extension;
    }

    /** The format of that word. */
    public static Optional<FileFormat> of(String word) {
        for (FileFormat format : values()) {
            if (format.extension.equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format that a media type with or without parameters stands for. */
    public static Optional<FileFormat> ofMediaType(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "text/csv" -> Optional.of(CSV);
            case "application/json", "application/x-ndjson", "application/jsonl" -> Optional.of(JSON);
            case "application/zip", "application/x-zip-compressed" -> Optional.of(ZIP);
            default -> Optional.empty();
        };
    }
}
