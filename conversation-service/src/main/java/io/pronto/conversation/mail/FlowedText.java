package io.pronto.conversation.mail;

import java.util.Locale;

/** Plain text whose lines were broken for old terminals ({@code format=flowed}, RFC 3676), put together again. */
final class FlowedText {
    private FlowedText() {}

    static String of(MailPart part) {
        String text = part.text();
        String format = part.parameter("format");
        if (format == null || !format.toLowerCase(Locale.ROOT).equals("flowed")) {
            return text;
        }
        String delete = part.parameter("delsp");
        return of(text, delete != null && delete.equalsIgnoreCase("yes"));
    }

    /** Joins lines that end in a space with the next of the same quote depth. @param deleteSpace whether that space goes */
    static String of(String text, boolean deleteSpace) {
        StringBuilder flowed = new StringBuilder(text.length());
        int depthBefore = -1;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String content = line.substring(depth);
            if (content.startsWith(" ")) {
                content = content.substring(1);
            }
            boolean signature = content.equals("-- ");
            if (depthBefore == depth && !signature) {
                flowed.append(content);
            } else {
                if (depthBefore >= 0) {
                    flowed.append('\n');
                }
                if (!flowed.isEmpty() && depthBefore < 0 && flowed.charAt(flowed.length() - 1) != '\n') {
                    flowed.append('\n');
                }
                flowed.append(">".repeat(depth)).append(depth > 0 ? " " : "").append(content);
            }
            if (content.endsWith(" ") && !signature) {
                if (deleteSpace) {
                    flowed.setLength(flowed.length() - 1);
                }
                depthBefore = depth;
            } else {
                flowed.append('\n');
                depthBefore = -1;
            }
        }
        if (!flowed.isEmpty() && flowed.charAt(flowed.length() - 1) == '\n') {
            flowed.setLength(flowed.length() - 1);
        }
        return flowed.toString();
    }
}
