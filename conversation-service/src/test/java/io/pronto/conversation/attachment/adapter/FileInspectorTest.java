package io.pronto.conversation.attachment.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.attachment.Attachment;
import io.pronto.conversation.attachment.FileKind;
import io.pronto.conversation.attachment.Inspection;
import io.pronto.conversation.attachment.Inspection.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileInspectorTest {

    private final FileInspector inspector = new FileInspector();

    static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** A PNG of a few bytes whose header promises so many pixels. */
    static byte[] bomb(int width, int height) throws IOException {
        byte[] png = picture("png", 1, 1);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpeg, JPEG", "gif, GIF"})
    void picturesAreTakenForWhatTheirBytesAre(String format, FileKind kind) throws IOException {
        assertThat(inspector.inspect("a." + format, picture(format, 30, 20)))
                .isEqualTo(new Inspection.Accepted(kind, new Inspection.Size(30, 20)));
    }

    @Test
    void aPdfIsTaken() {
        assertThat(inspector.inspect("invoice.PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new Inspection.Accepted(FileKind.PDF, null));
    }

    @Test
    void whatCannotBeTakenIsRefusedWithItsReason() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a.txt"));
            out.write(new byte[100_000]);
        }
        assertThat(inspector.inspect("a.png", zip.toByteArray()))
                .isEqualTo(new Inspection.Refused(Reason.KIND_NOT_TAKEN));
        assertThat(inspector.inspect(
                        "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Inspection.Refused(Reason.KIND_NOT_TAKEN));
        assertThat(inspector.inspect("a.html", picture("png", 1, 1)))
                .isEqualTo(new Inspection.Refused(Reason.DISGUISED));
        assertThat(inspector.inspect("a.exe", picture("png", 1, 1)))
                .isEqualTo(new Inspection.Refused(Reason.DISGUISED));
        assertThat(inspector.inspect("a.png", new byte[0])).isEqualTo(new Inspection.Refused(Reason.EMPTY));
        assertThat(inspector.inspect("a.png", new byte[(int) Inspection.LARGEST + 1]))
                .isEqualTo(new Inspection.Refused(Reason.TOO_LARGE));
        assertThat(inspector.inspect("a.png", bomb(60_000, 60_000)))
                .isEqualTo(new Inspection.Refused(Reason.TOO_MANY_PIXELS));
        byte[] png = picture("png", 10, 10);
        assertThat(inspector.inspect("a.png", java.util.Arrays.copyOf(png, 12)))
                .isEqualTo(new Inspection.Refused(Reason.BROKEN));
    }

    @Test
    void namesLoseWhatCouldHarm() {
        assertThat(Attachment.safeName("../../etc/passwd.png", FileKind.PNG)).isEqualTo("passwd.png");
        assertThat(Attachment.safeName("C:\\a\\b\u202Egpj.png", FileKind.PNG)).isEqualTo("bgpj.png");
        assertThat(Attachment.safeName("\r\nx\"y.png", FileKind.PNG)).isEqualTo("xy.png");
        assertThat(Attachment.safeName("", FileKind.PDF)).isEqualTo("file.pdf");
        assertThat(Attachment.safeName("发票 📄.pdf", FileKind.PDF)).isEqualTo("发票 📄.pdf");
        assertThat(Attachment.safeName("x".repeat(1_000), FileKind.PDF)).hasSize(150);
    }
}
