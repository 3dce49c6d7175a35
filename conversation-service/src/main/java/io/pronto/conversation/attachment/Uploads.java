package io.pronto.conversation.attachment;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Taking in files, and giving them out again. */
public interface Uploads {

    /** What came of an upload. */
    sealed interface Outcome {}

    /** It was stored. */
    record Stored(Attachment attachment) implements Outcome {}

    /** It was refused. */
    record Refused(Inspection.Reason reason) implements Outcome {}

    /** Who uploads what for whom. */
    record Upload(
            CustomerId customer,
            @Nullable ConversationId conversation,
            boolean byCustomer,
            String uploader,
            String name) {}

    /** Reads at most one byte more than {@link Inspection#LARGEST}, looks at it and stores it. */
    Outcome take(Upload upload, InputStream content) throws IOException;
}
