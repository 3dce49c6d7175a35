package io.pronto.conversation.channel;

/**
 * Something that a test of a connection found wrong.
 *
 * @param code stable; the UI has its words and the remedy, such as {@code token-wrong}, {@code unreachable},
 *     {@code hook-elsewhere}
 * @param detail what the platform said, without anything secret; may be empty
 */
public record Finding(String code, String detail) {

    /** The platform does not accept the token or password. */
    public static final String TOKEN_WRONG = "token-wrong";
    /** The platform's server does not answer. */
    public static final String UNREACHABLE = "unreachable";
    /** The platform sends its webhooks to another address, or to none. */
    public static final String HOOK_ELSEWHERE = "hook-elsewhere";
    /** The platform answered something unexpected. */
    public static final String UNEXPECTED = "unexpected";

    private static final int LONGEST = 500;

    public Finding {
        detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    }
}
