package io.pronto.conversation.channel;

import io.pronto.contracts.Channel;
import java.time.Duration;
import java.util.List;

/**
 * One kind of channel, such as Telegram or a mailbox. There is one object of each kind; what differs between two bots
 * is in their {@link Connection}. It keeps nothing itself, and may be called by many threads at once.
 *
 * <p>A connector that hears by webhooks is a {@link HookReceiver} too; one whose files have to be fetched is a
 * {@link FileSource}.
 */
public interface Connector {

    /** Its name in the database and in the API, such as {@code telegram}: letters, digits and hyphens. */
    String kind();

    /** The coarse word for routing, promises and measures. */
    Channel channel();

    /** What an administrator has to say to connect one, in the order of the form. */
    List<Setting> settings();

    /** What can be sent there. */
    Capabilities capabilities(Connection connection);

    /**
     * Sends one message, or one piece of it, and waits for the platform's word. It is called again with the same
     * {@link Outgoing#key()} when the word got lost.
     */
    SendOutcome send(Connection connection, Outgoing message);

    /** Looks whether everything is in place. Empty: nothing was found wrong. At most 30 s. */
    List<Finding> test(Connection connection);

    /** How long a message that meets nothing but failures is tried. */
    default Duration patience() {
        return Duration.ofHours(24);
    }
}
