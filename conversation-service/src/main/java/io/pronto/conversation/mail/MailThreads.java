package io.pronto.conversation.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which mails belong together by their ids: those that name each other, or the same older mail, also one that never
 * arrived. The outcome does not depend on the order of arrival, for belonging together is symmetric and transitive.
 * Subjects are not looked at: people reuse and change them.
 */
public final class MailThreads {
    private final Map<String, String> parents = new HashMap<>();

    /** The ids that a mail says it belongs to, its own among them. Of several In-Reply-To all count. */
    public static Set<String> named(Mail mail) {
        Set<String> ids = new LinkedHashSet<>();
        if (mail.messageId() != null) {
            ids.add(mail.messageId());
        }
        ids.addAll(mail.references());
        ids.addAll(mail.inReplyTo());
        return ids;
    }

    /** Takes in a mail. {@code key}: what it is known by, its id or, where it has none, any name of its own. */
    public void add(String key, Set<String> named) {
        String root = root(key);
        for (String id : named) {
            String other = root(id);
            if (!other.equals(root)) {
                // The smaller name leads, whoever came first.
                if (other.compareTo(root) < 0) {
                    parents.put(root, other);
                    root = other;
                } else {
                    parents.put(other, root);
                }
            }
        }
    }

    /** The name of the thread that this mail is in; the same for all of one thread. */
    public String threadOf(String key) {
        return root(key);
    }

    private String root(String id) {
        List<String> passed = new ArrayList<>();
        String at = id;
        for (String next = parents.putIfAbsent(at, at); next != null && !next.equals(at); next = parents.get(at)) {
            passed.add(at);
            at = next;
        }
        for (String each : passed) {
            parents.put(each, at);
        }
        return at;
    }
}
