package io.pronto.conversation.call;

import io.pronto.contracts.QueueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What callers hear first and which keys they may press: a small tree. Without nodes everybody is put in line after the greeting.
 *
 * @param language the one in which it begins
 * @param greetings the first words by language
 * @param nodes its questions, the first one first; at most {@value #MOST_NODES}
 */
public record Menu(String language, Map<String, String> greetings, List<Node> nodes) {
    /** More nobody remembers. */
    public static final int MOST_NODES = 20;
    /** The longest words of one node, in characters. */
    public static final int LONGEST = 500;

    public Menu {
        greetings = Map.copyOf(greetings);
        nodes = List.copyOf(nodes);
    }

    /** A greeting in English and Chinese, and the question which of them she speaks. */
    public static final Menu SHIPPED = new Menu(
            "en",
            Map.of("en", "Welcome.", "zh", "您好，欢迎致电。"),
            List.of(new Node(
                    "language",
                    Map.of("en", "For English, press 1. 中文服务请按 2。", "zh", "For English, press 1. 中文服务请按 2。"),
                    List.of(
                            new Option('1', "en", null, null, Then.LINE, null),
                            new Option('2', "zh", null, null, Then.LINE, null)))));

    /** A question. @param prompts its words by language */
    public record Node(String id, Map<String, String> prompts, List<Option> options) {
        public Node {
            prompts = Map.copyOf(prompts);
            options = List.copyOf(options);
        }

        /** What that key does here. */
        public Optional<Option> option(char key) {
            return options.stream().filter(option -> option.key() == key).findFirst();
        }
    }

    /** What a key does: it may say the language, the topic and the queue, and then goes on. @param node only for {@link Then#NODE} */
    public record Option(
            char key,
            @Nullable String language,
            @Nullable String topic,
            @Nullable QueueId queue,
            Then next,
            @Nullable String node) {}

    /** Where it goes on. */
    public enum Then {
        NODE,
        LINE,
        VOICEMAIL
    }

    /** Whether somebody is there. */
    @FunctionalInterface
    public interface Opening {
        boolean at(@Nullable QueueId queue, Instant at);
    }

    /** What is wrong with a menu. @param where a node, and a key after a slash @param code a stable word for it */
    public record Finding(String where, String code) {}

    /** The question of that name. */
    public Optional<Node> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** The name of the first question; empty when there is none. */
    public String first() {
        return nodes.isEmpty() ? "" : nodes.getFirst().id();
    }

    /** The words in that language, else in the menu's own. */
    public String words(Map<String, String> byLanguage, String wanted) {
        String words = byLanguage.get(wanted);
        return words == null ? byLanguage.getOrDefault(language, "") : words;
    }

    /** Everything that is wrong with it, or nothing. */
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        if (greetings.getOrDefault(language, "").isBlank()) {
            found.add(new Finding("greetings/" + language, "no-words"));
        }
        greetings.forEach((tongue, words) -> tooLong("greetings/" + tongue, words, found));
        if (nodes.size() > MOST_NODES) {
            found.add(new Finding("nodes", "too-many"));
        }
        Map<String, Node> byId = new HashMap<>();
        for (Node node : nodes) {
            if (byId.put(node.id(), node) != null) {
                found.add(new Finding(node.id(), "twice"));
            }
            if (node.prompts().getOrDefault(language, "").isBlank()) {
                found.add(new Finding(node.id() + "/" + language, "no-words"));
            }
            node.prompts().forEach((tongue, words) -> tooLong(node.id() + "/" + tongue, words, found));
            options(node, found);
        }
        Set<String> reached = new HashSet<>();
        if (!nodes.isEmpty()) {
            reach(nodes.getFirst(), byId, reached);
        }
        for (Node node : nodes) {
            if (!reached.contains(node.id())) {
                found.add(new Finding(node.id(), "never-reached"));
            }
        }
        return found;
    }

    private void options(Node node, List<Finding> found) {
        Set<Character> keys = new HashSet<>();
        if (node.options().isEmpty()) {
            found.add(new Finding(node.id(), "no-options"));
        }
        for (Option option : node.options()) {
            String where = node.id() + "/" + option.key();
            if ("0123456789*#".indexOf(option.key()) < 0) {
                found.add(new Finding(where, "no-such-key"));
            }
            if (!keys.add(option.key())) {
                found.add(new Finding(where, "twice"));
            }
            if ((option.next() == Then.NODE) != (option.node() != null)
                    || option.node() != null && node(option.node()).isEmpty()) {
                found.add(new Finding(where, "no-such-node"));
            }
        }
    }

    private static void tooLong(String where, String words, List<Finding> found) {
        if (words.length() > LONGEST) {
            found.add(new Finding(where, "too-long"));
        }
    }

    private static void reach(Node node, Map<String, Node> byId, Set<String> reached) {
        if (!reached.add(node.id())) {
            return;
        }
        for (Option option : node.options()) {
            Node next = option.node() == null ? null : byId.get(option.node());
            if (next != null) {
                reach(next, byId, reached);
            }
        }
    }
}
