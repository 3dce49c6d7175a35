package io.pronto.conversation.attachment.adapter;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import io.pronto.conversation.attachment.FileKind;
import io.pronto.conversation.attachment.Inspection;
import io.pronto.conversation.attachment.Inspection.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the bytes of a file: Tika says what it is, its headers say how many pixels it would unfold to. */
final class FileInspector {

    private static final Logger log = LoggerFactory.getLogger(FileInspector.class);

    private final Tika tika = new Tika();

    /** @param content the whole file, at most one byte more than {@link Inspection#LARGEST} */
    Inspection inspect(String name, byte[] content) {
        if (content.length == 0) {
            return new Inspection.Refused(Reason.EMPTY);
        }
        if (content.length > Inspection.LARGEST) {
            return new Inspection.Refused(Reason.TOO_LARGE);
        }
        Optional<FileKind> kind = FileKind.of(tika.detect(content));
        if (kind.isEmpty()) {
            return new Inspection.Refused(Reason.KIND_NOT_TAKEN);
        }
        if (!kind.get().agreesWith(name)) {
            return new Inspection.Refused(Reason.DISGUISED);
        }
        if (!kind.get().isImage()) {
            return new Inspection.Accepted(kind.get(), null);
        }
        try {
            Inspection.Size size = size(kind.get(), content);
            if (size == null) {
                return new Inspection.Refused(Reason.BROKEN);
            }
            return size.bearable()
                    ? new Inspection.Accepted(kind.get(), size)
                    : new Inspection.Refused(Reason.TOO_MANY_PIXELS);
        } catch (ImageProcessingException | IOException e) {
            log.debug("A {} could not be read.", kind.get(), e);
            return new Inspection.Refused(Reason.BROKEN);
        }
    }

    private static Inspection.@Nullable Size size(FileKind kind, byte[] content)
            throws ImageProcessingException, IOException {
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content), content.length);
        return switch (kind) {
            case PNG -> size(metadata, PngDirectory.class, PngDirectory.TAG_IMAGE_WIDTH, PngDirectory.TAG_IMAGE_HEIGHT);
            case JPEG ->
                size(metadata, JpegDirectory.class, JpegDirectory.TAG_IMAGE_WIDTH, JpegDirectory.TAG_IMAGE_HEIGHT);
            case GIF ->
                size(
                        metadata,
                        GifHeaderDirectory.class,
                        GifHeaderDirectory.TAG_IMAGE_WIDTH,
                        GifHeaderDirectory.TAG_IMAGE_HEIGHT);
            case WEBP ->
                size(metadata, WebpDirectory.class, WebpDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_HEIGHT);
            case PDF, MP3, WAV ->
                throw new IllegalArgumentException("A " + kind + " has no pixels. Ask only for images.");
        };
    }

    private static <D extends Directory> Inspection.@Nullable Size size(
            Metadata metadata, Class<D> type, int width, int height) {
        D directory = metadata.getFirstDirectoryOfType(type);
        Integer w = directory == null ? null : directory.getInteger(width);
        Integer h = directory == null ? null : directory.getInteger(height);
        return w == null || h == null ? null : new Inspection.Size(w, h);
    }
}
