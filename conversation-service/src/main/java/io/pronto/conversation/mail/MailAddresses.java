package io.pronto.conversation.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Address lists (RFC 5322 with groups, comments and its obsolete forms), also where names hold what they may not. In one pass,
 * never failing: what is no address is left out.
 */
final class MailAddresses {
    /** Nobody writes to more. */
    private static final int MOST = 1000;

    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private boolean inAngle;
    private boolean sawAngle;
    private boolean quotedPart;
    private boolean quoteStaysOpen;

    private MailAddresses() {}

    static List<MailAddress> of(List<String> headers) {
        MailAddresses all = new MailAddresses();
        for (String header : headers) {
            all.read(header);
            all.end();
        }
        return List.copyOf(all.found);
    }

    private void read(String header) {
        int depth = 0;
        // Looked for once, so that a header full of openings costs no more than another.
        int lastClosing = header.lastIndexOf(')');
        quoteStaysOpen = false;
        for (int i = 0; i < header.length() && found.size() < MOST; i++) {
            char c = header.charAt(i);
            if (depth > 0) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                i += c == '\\' ? 1 : 0;
            } else if (inAngle) {
                if (c == '>') {
                    inAngle = false;
                } else if (c == '(' && i < lastClosing) {
                    depth = 1;
                } else {
                    angle.append(c);
                }
            } else {
                switch (c) {
                    case '"' -> i = quoted(header, i);
                    case '(' -> {
                        if (i < lastClosing) {
                            depth = 1;
                        }
                    }
                    case '<' -> {
                        inAngle = true;
                        sawAngle = true;
                        angle.setLength(0);
                    }
                    case ',', ';' -> end();
                    case ':' -> {
                        // The name of a group: what follows are its members.
                        if (words.indexOf("@") < 0) {
                            words.setLength(0);
                        }
                    }
                    default -> words.append(c);
                }
            }
        }
    }

    private int quoted(String header, int start) {
        if (quoteStaysOpen) {
            return start;
        }
        int end = start + 1;
        StringBuilder content = new StringBuilder();
        while (end < header.length() && header.charAt(end) != '"') {
            char c = header.charAt(end);
            if (c == '\\' && end + 1 < header.length()) {
                end++;
                c = header.charAt(end);
            }
            content.append(c);
            end++;
        }
        if (end >= header.length()) {
            // Never closed: the quote is a mere character, and so are those after it.
            quoteStaysOpen = true;
            return start;
        }
        quotedPart = end + 1 < header.length() && header.charAt(end + 1) == '@';
        words.append(quotedPart ? header.substring(start, end + 1) : content.toString());
        return end;
    }

    private void end() {
        if (sawAngle) {
            String address = clean(angle.toString());
            // An obsolete route: <@first,@second:ana@example.com>
            int route = address.startsWith("@") ? address.indexOf(':') : -1;
            add(words.toString(), route < 0 ? address : address.substring(route + 1));
        } else if (words.indexOf("@") >= 0) {
            bare(words.toString().strip());
        } else if (!words.toString().isBlank() && words.toString().strip().indexOf(' ') < 0) {
            // A local name, as on systems with one mail host.
            add(null, words.toString().strip());
        }
        words.setLength(0);
        angle.setLength(0);
        inAngle = false;
        sawAngle = false;
        quotedPart = false;
    }

    /** An address without brackets, perhaps among other words: the word with the at sign is it. */
    private void bare(String text) {
        if (quotedPart && text.startsWith("\"")) {
            // What is quoted may hold spaces.
            add(null, text);
            return;
        }
        if (text.matches("\\S{1,500} ?@ ?\\S{1,500}")) {
            add(null, clean(text));
            return;
        }
        for (String word : text.split("\\s+")) {
            if (word.indexOf('@') >= 0) {
                add(null, clean(word));
                return;
            }
        }
    }

    private static String clean(String address) {
        StringBuilder clean = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
                clean.append(c);
            }
        }
        String text = clean.toString();
        if (text.startsWith("mailto:")) {
            text = text.substring("mailto:".length());
        }
        return text.startsWith("'") && text.endsWith("'") && text.length() > 2
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private void add(@Nullable String name, String address) {
        if (address.isEmpty()) {
            return;
        }
        String decoded = name == null ? "" : HeaderText.words(name).strip().replaceAll("\\p{Cntrl}", "");
        found.add(new MailAddress(decoded.isEmpty() ? null : decoded, HeaderText.words(address)));
    }
}
