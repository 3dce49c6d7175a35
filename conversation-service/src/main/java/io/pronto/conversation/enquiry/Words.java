package io.pronto.conversation.enquiry;

import org.jspecify.annotations.Nullable;

/** Checks of what somebody wrote. Text is kept as it is: showing it inert is the reader's duty. */
public final class Words {

    /** The most that one message may hold, in UTF-16 units. */
    public static final int LONGEST = 20_000;

    /** Why a text cannot be stored. The words for people are in {@code problems.properties}. */
    public enum Fault {
        EMPTY("text-empty"),
        TOO_LONG("text-too-long"),
        NUL("text-has-nul"),
        BROKEN_UNICODE("text-not-unicode");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        /** A stable code for programs. */
        public String code() {
            return code;
        }
    }

    private Words() {}

    /**
     * Looks for what is wrong with a message's text.
     *
     * @param mayBeBlank a message may be nothing but attachments
     * @return null when nothing is
     */
    public static @Nullable Fault fault(String text, boolean mayBeBlank) {
        return fault(text, LONGEST, mayBeBlank);
    }

    /** The same for other texts, with their own greatest length in UTF-16 units. */
    public static @Nullable Fault fault(String text, int longest, boolean mayBeBlank) {
        if (text.length() > longest) {
            return Fault.TOO_LONG;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return Fault.NUL;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Fault.BROKEN_UNICODE;
            }
        }
        return !mayBeBlank && text.isBlank() ? Fault.EMPTY : null;
    }
}
