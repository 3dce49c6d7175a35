package io.pronto.conversation.channel;

/** A file that came with a message. {@code name} may be anything; it is made safe where it is kept. */
public record IncomingFile(String name, Content content) {

    /** Where its bytes are. */
    public sealed interface Content {}

    /** Here. */
    public record Bytes(byte[] bytes) implements Content {
        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }

    /** At the platform; {@link FileSource#fetch} gets it. */
    public record Remote(String reference) implements Content {}

    /** A file whose bytes came along. */
    public static IncomingFile here(String name, byte[] bytes) {
        return new IncomingFile(name, new Bytes(bytes));
    }

    /** A file that has to be fetched. */
    public static IncomingFile at(String name, String reference) {
        return new IncomingFile(name, new Remote(reference));
    }
}
