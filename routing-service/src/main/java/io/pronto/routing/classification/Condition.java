package io.pronto.routing.classification;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Tier;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a rule holds: everything it asks for must be so, and of each list one is enough. What is empty asks for nothing.
 *
 * @param pages patterns of the page's address; one that begins with a slash is of the path alone
 * @param fields form fields by name, with patterns of their value
 * @param tags as staff write them; capitals do not matter
 * @param languages primary tags such as {@code zh}
 * @param topics what is already known about the topic: said by somebody, by an earlier rule or by a sure guess
 */
public record Condition(
        Set<Channel> channels,
        List<Wildcard> pages,
        Map<String, List<Wildcard>> fields,
        Set<String> tags,
        Set<String> languages,
        Set<Tier> tiers,
        Set<String> topics) {
    /** Asks for nothing. */
    public static final Condition ALWAYS =
            new Condition(Set.of(), List.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Condition {
        channels = Set.copyOf(channels);
        pages = List.copyOf(pages);
        fields = fields.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> List.copyOf(field.getValue())));
        tags = lower(tags);
        languages = languages.stream().map(Condition::primary).collect(Collectors.toUnmodifiableSet());
        tiers = Set.copyOf(tiers);
        topics = Set.copyOf(topics);
    }

    /** A part of a condition. */
    public enum Part {
        CHANNEL,
        PAGE,
        FIELD,
        TAG,
        LANGUAGE,
        TIER,
        TOPIC
    }

    /** The first part that is not so; nothing when all hold. */
    public Optional<Part> unmetBy(Facts facts) {
        if (!channels.isEmpty() && !channels.contains(facts.channel())) {
            return Optional.of(Part.CHANNEL);
        }
        if (!pages.isEmpty() && (facts.page() == null || pages.stream().noneMatch(page -> isOn(page, facts.page())))) {
            return Optional.of(Part.PAGE);
        }
        if (!fields.entrySet().stream().allMatch(field -> isFilledIn(field, facts))) {
            return Optional.of(Part.FIELD);
        }
        if (!tags.isEmpty() && lower(facts.tags()).stream().noneMatch(tags::contains)) {
            return Optional.of(Part.TAG);
        }
        if (!languages.isEmpty() && !languages.contains(primary(facts.language()))) {
            return Optional.of(Part.LANGUAGE);
        }
        if (!tiers.isEmpty() && !tiers.contains(facts.tier())) {
            return Optional.of(Part.TIER);
        }
        return topics.isEmpty() || facts.topic() != null && topics.contains(facts.topic())
                ? Optional.empty()
                : Optional.of(Part.TOPIC);
    }

    /** Whether it holds wherever the other holds; never wrong, but it may miss some. */
    public boolean covers(Condition other) {
        return coversAll(channels, other.channels)
                && (pages.isEmpty()
                        || !other.pages.isEmpty() && other.pages.stream().allMatch(this::coversPage))
                && fields.entrySet().stream().allMatch(field -> coversField(field, other))
                && coversAll(tags, other.tags)
                && coversAll(languages, other.languages)
                && coversAll(tiers, other.tiers)
                && coversAll(topics, other.topics);
    }

    private static <T> boolean coversAll(Set<T> these, Set<T> others) {
        return these.isEmpty() || !others.isEmpty() && these.containsAll(others);
    }

    private boolean coversPage(Wildcard other) {
        return pages.stream().anyMatch(page -> isPath(page) == isPath(other) && page.covers(other));
    }

    private static boolean coversField(Map.Entry<String, List<Wildcard>> field, Condition other) {
        List<Wildcard> asked = other.fields.getOrDefault(field.getKey(), List.of());
        return !asked.isEmpty()
                && asked.stream().allMatch(each -> field.getValue().stream().anyMatch(value -> value.covers(each)));
    }

    private static boolean isFilledIn(Map.Entry<String, List<Wildcard>> field, Facts facts) {
        String value = facts.fields().get(field.getKey());
        return value != null && field.getValue().stream().anyMatch(pattern -> pattern.matches(value.strip()));
    }

    private static boolean isOn(Wildcard page, String address) {
        String readable = decoded(address);
        return page.matches(isPath(page) ? path(readable) : withoutScheme(readable));
    }

    /** Rules are written with the characters that people see in the address bar. */
    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return address;
        }
    }

    private static boolean isPath(Wildcard page) {
        return page.pattern().startsWith("/");
    }

    private static String withoutScheme(String address) {
        int scheme = address.indexOf("://");
        return scheme < 0 ? address : address.substring(scheme + 3);
    }

    private static String path(String address) {
        String rest = withoutScheme(address);
        int slash = rest.indexOf('/');
        return slash < 0 ? "/" : rest.substring(slash);
    }

    private static Set<String> lower(Set<String> words) {
        return words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String primary(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }
}
