package io.pronto.conversation.channel;

import java.io.IOException;

/** A connector whose messages name files that have to be fetched from the platform. */
public interface FileSource {
    /**
     * Fetches a file.
     *
     * @param reference what the connector put into {@link IncomingFile.Remote}
     * @return at most {@code most} bytes; of a larger file one byte more
     * @throws IOException if it cannot be had now
     */
    byte[] fetch(Connection connection, String reference, int most) throws IOException;
}
