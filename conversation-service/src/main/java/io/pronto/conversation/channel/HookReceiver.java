package io.pronto.conversation.channel;

import java.util.List;

/** A connector that is told of messages at {@code /hooks/{connection}}. */
public interface HookReceiver {

    /**
     * Reads a request whose sender anybody may pretend to be. What is not signed as agreed is rejected before it is
     * read, in constant time; nothing that a request can hold makes this throw.
     */
    HookAnswer receive(Connection connection, RawRequest request);

    /** What came of reading it. */
    sealed interface HookAnswer {}

    /** It is genuine. The reply is given only after all of it is stored. */
    record Accepted(List<Incoming> incoming, HookReply reply) implements HookAnswer {
        public Accepted {
            incoming = List.copyOf(incoming);
        }

        /** What came, answered as most platforms want it. */
        public static Accepted of(List<Incoming> incoming) {
            return new Accepted(incoming, HookReply.OK);
        }
    }

    /**
     * It is not taken, and nothing of it is kept.
     *
     * @param status the HTTP status to answer, 400 to 499
     * @param reason for the log and the administrator, without anything secret
     */
    record Rejected(int status, String reason) implements HookAnswer {
        public Rejected {
            if (status < 400 || status > 499) {
                throw new IllegalArgumentException("A rejection is 4xx, was " + status + ".");
            }
        }
    }

    /** What the platform wants to hear. */
    record HookReply(int status, String mediaType, String body) {
        /** 200 and nothing to read. */
        public static final HookReply OK = new HookReply(200, "text/plain", "");
    }
}
