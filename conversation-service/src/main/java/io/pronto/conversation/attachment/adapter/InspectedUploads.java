package io.pronto.conversation.attachment.adapter;

import io.pronto.conversation.attachment.Attachment;
import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.attachment.Inspection;
import io.pronto.conversation.attachment.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Takes files one by one into memory, few at a time, so that uploads never fill it. */
final class InspectedUploads implements Uploads {

    private static final int AT_ONCE = 4;

    private final Attachments attachments;
    private final FileInspector inspector = new FileInspector();
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    InspectedUploads(Attachments attachments, Supplier<UUID> ids, Clock clock) {
        this.attachments = attachments;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome take(Upload upload, InputStream content) throws IOException {
        places.acquireUninterruptibly();
        try {
            byte[] bytes = content.readNBytes((int) Inspection.LARGEST + 1);
            return switch (inspector.inspect(upload.name(), bytes)) {
                case Inspection.Refused(Inspection.Reason reason) -> new Refused(reason);
                case Inspection.Accepted accepted -> {
                    Attachment stored = new Attachment(
                            ids.get(),
                            upload.customer(),
                            upload.conversation(),
                            null,
                            upload.byCustomer(),
                            upload.uploader(),
                            Attachment.safeName(upload.name(), accepted.kind()),
                            accepted.kind(),
                            bytes.length,
                            accepted.size(),
                            clock.instant());
                    attachments.add(stored, bytes);
                    yield new Stored(stored);
                }
            };
        } finally {
            places.release();
        }
    }
}
