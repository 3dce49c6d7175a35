package io.pronto.knowledge.image.adapter;

import io.pronto.knowledge.image.ArticleImage;
import io.pronto.platform.problem.Problem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads a picture and writes it anew, so that whatever else was in the file (place and time of a photograph, scripts, a second
 * format) is gone. Its size is looked at before its points are read.
 */
final class Pictures {
    static {
        // No screen is needed, and no cache on disk.
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /** @throws Problem 422 if it is no picture, 413 if it has too many points */
    static ArticleImage read(UUID id, byte[] sent) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Problem.unprocessable("image-not-readable");
            }
            ImageReader reader = readers.next();
            try {
                String format = reader.getFormatName().toLowerCase(Locale.ROOT);
                if (!format.equals("png") && !format.equals("jpeg") && !format.equals("gif")) {
                    throw Problem.unprocessable("image-not-readable");
                }
                reader.setInput(in, true, true);
                long points = (long) reader.getWidth(0) * reader.getHeight(0);
                if (points > ArticleImage.MOST_POINTS) {
                    throw Problem.tooLarge("image-too-large", ArticleImage.MOST_POINTS);
                }
                return write(id, reader.read(0), format.equals("jpeg"));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Broken files make the readers throw all of these.
            throw Problem.unprocessable("image-not-readable").because(e);
        }
    }

    private static ArticleImage write(UUID id, BufferedImage picture, boolean photograph) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (photograph) {
            BufferedImage plain =
                    new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D canvas = plain.createGraphics();
            canvas.drawImage(picture, 0, 0, Color.WHITE, null);
            canvas.dispose();
            ImageIO.write(plain, "jpeg", bytes);
        } else {
            ImageIO.write(picture, "png", bytes);
        }
        return new ArticleImage(
                id,
                photograph ? "image/jpeg" : "image/png",
                picture.getWidth(),
                picture.getHeight(),
                bytes.toByteArray());
    }
}
