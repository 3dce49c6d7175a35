package io.pronto.conversation.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What Outlook packs into a {@code winmail.dat} (TNEF), unpacked by Apache POI.
 *
 * @param text the text inside, where it is plain
 */
record Winmail(List<MailFile> files, @Nullable String text) {
    private static final int MOST_FILES = 100;

    static {
        TNEFAttribute.setMaxRecordLength(MailReader.LARGEST);
    }

    /** Unpacks it; null when it is not what it says. */
    static @Nullable Winmail open(byte[] packed) {
        try {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(packed));
            List<MailFile> files = new ArrayList<>();
            for (Attachment attachment : message.getAttachments()) {
                byte[] content = attachment.getContents();
                if (content == null || files.size() >= MOST_FILES) {
                    continue;
                }
                String name =
                        attachment.getLongFilename() == null ? attachment.getFilename() : attachment.getLongFilename();
                files.add(new MailFile(
                        name == null ? null : name.replace("\0", ""),
                        "application/octet-stream",
                        null,
                        false,
                        content));
            }
            String body = message.getBody();
            boolean plain = body != null && !body.startsWith("{\\rtf") && !body.isBlank();
            return new Winmail(files, plain ? body : null);
        } catch (IOException | RuntimeException notReadable) {
            // The library throws all kinds of exceptions at what is broken; the file is then shown as it came.
            return null;
        }
    }
}
