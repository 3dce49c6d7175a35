package io.pronto.conversation.comment;

import java.util.Arrays;
import java.util.Optional;

/** What a public comment is. Whoever complains or needs help waits less. */
public enum CommentKind {
    COMPLAINT("complaint"),
    HELP("help"),
    REMARK("comment");

    private final String topic;

    CommentKind(String topic) {
        this.topic = topic;
    }

    /** The topic as policies and rules name it. */
    public String topic() {
        return topic;
    }

    /** The kind of that topic. */
    public static Optional<CommentKind> of(String topic) {
        return Arrays.stream(values()).filter(k -> k.topic.equals(topic)).findFirst();
    }
}
