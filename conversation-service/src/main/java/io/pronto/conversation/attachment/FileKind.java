package io.pronto.conversation.attachment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of files that are taken. What a file is, its bytes say; its name may only agree. */
public enum FileKind {
    PNG("image/png", Set.of("png")),
    JPEG("image/jpeg", Set.of("jpg", "jpeg", "jpe", "jfif")),
    GIF("image/gif", Set.of("gif")),
    WEBP("image/webp", Set.of("webp")),
    PDF("application/pdf", Set.of("pdf")),
    MP3("audio/mpeg", Set.of("mp3")),
    WAV("audio/vnd.wave", Set.of("wav"));

    private final String mediaType;
    private final Set<String> extensions;

    FileKind(String mediaType, Set<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    /** As in {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether it has pixels. */
    public boolean isImage() {
        return this == PNG || this == JPEG || this == GIF || this == WEBP;
    }

    /** Whether a file of that name may be of this kind; a name without an extension says nothing. */
    public boolean agreesWith(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The kind with that media type. */
    public static Optional<FileKind> of(String mediaType) {
        return Arrays.stream(values())
                .filter(k -> k.mediaType.equals(mediaType))
                .findFirst();
    }
}
