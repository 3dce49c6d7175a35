package io.pronto.conversation.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The machine-readable part of a delivery report: groups of fields, the first about the mail, the others about recipients. */
final class DeliveryStatusPart {
    private static final int MOST_RECIPIENTS = 100;

    private DeliveryStatusPart() {}

    static DeliveryReport read(String text) {
        List<DeliveryReport.Recipient> recipients = new ArrayList<>();
        String original = null;
        for (Map<String, String> group : groups(text)) {
            String id = group.get("original-message-id");
            if (id != null) {
                original = MailReader.ids(id).stream().findFirst().orElse(original);
            }
            boolean aboutRecipient = group.containsKey("final-recipient")
                    || group.containsKey("original-recipient")
                    || group.containsKey("action")
                    || group.containsKey("status");
            if (aboutRecipient && recipients.size() < MOST_RECIPIENTS) {
                String action = group.get("action");
                recipients.add(new DeliveryReport.Recipient(
                        address(group.getOrDefault("final-recipient", group.get("original-recipient"))),
                        action == null ? null : action.toLowerCase(Locale.ROOT),
                        status(group.get("status")),
                        afterType(group.get("diagnostic-code"))));
            }
        }
        return new DeliveryReport(recipients, original);
    }

    private static List<Map<String, String>> groups(String text) {
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new HashMap<>();
        String last = null;
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                if (!group.isEmpty()) {
                    groups.add(group);
                    group = new HashMap<>();
                }
                last = null;
                continue;
            }
            int colon = line.indexOf(':');
            if (Character.isWhitespace(line.charAt(0)) && last != null) {
                group.merge(
                        last, line.strip(), (before, more) -> before.length() > 2000 ? before : before + " " + more);
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                group.putIfAbsent(last, line.substring(colon + 1).strip());
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private static @Nullable String address(@Nullable String recipient) {
        String value = afterType(recipient);
        if (value == null) {
            return null;
        }
        return value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value;
    }

    /** Without {@code rfc822;} or {@code smtp;}. */
    private static @Nullable String afterType(@Nullable String value) {
        if (value == null) {
            return null;
        }
        int semicolon = value.indexOf(';');
        return value.substring(semicolon + 1).strip();
    }

    /** The three numbers, without the comment that some servers add. */
    private static @Nullable String status(@Nullable String value) {
        if (value == null) {
            return null;
        }
        int end = 0;
        while (end < value.length() && (Character.isDigit(value.charAt(end)) || value.charAt(end) == '.')) {
            end++;
        }
        return end == 0 ? null : value.substring(0, end);
    }
}
