package io.pronto.demo.traffic;

import static java.util.stream.Collectors.groupingBy;

import io.pronto.demo.company.Company;
import io.pronto.demo.company.HelpArticle;
import io.pronto.demo.company.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws enquiries: who writes, about what, and in which words. Uses what customers of this shop ask most, most. */
public final class Enquiries {
    /** Share of the topics, in percent, roughly as an online shop sees them; adds up to 100. */
    private static final List<Share> TOPICS = List.of(
            new Share("orders", 20),
            new Share("shipping", 23),
            new Share("returns", 20),
            new Share("billing", 14),
            new Share("account", 9),
            new Share("product", 3),
            new Share("technical", 4),
            new Share("general", 2),
            new Share(Enquiry.BEYOND, 5));

    private static final double GREETS_FIRST = 0.25;
    private static final double GIVES_NUMBER = 0.4;
    private static final double MISTYPES = 0.12;

    private final Company company;
    private final Map<Language, Map<String, List<HelpArticle>>> articles;
    private final Phrases phrases;

    private record Share(String topic, int percent) {}

    /** Prepares the drawing. Only public articles are asked for. */
    public Enquiries(Company company, List<HelpArticle> articles, Phrases phrases) {
        this.company = company;
        this.phrases = phrases;
        this.articles = articles.stream()
                .filter(article -> article.audience().equals("public"))
                .collect(groupingBy(HelpArticle::language, groupingBy(HelpArticle::category)));
    }

    /** The next one. */
    public Enquiry draw(RandomGenerator random) {
        var customer = any(company.customers(), random);
        String topic = topic(random);
        List<String> opening = new ArrayList<>();
        if (random.nextDouble() < GREETS_FIRST) {
            opening.add(phrases.greetings().any(customer.language(), random));
        }
        opening.add(question(customer.language(), topic, random));
        var orders = company.ordersOf(customer);
        boolean aboutOrder = List.of("orders", "shipping", "returns", "billing").contains(topic);
        if (aboutOrder && !orders.isEmpty() && random.nextDouble() < GIVES_NUMBER) {
            var order = any(orders, random);
            opening.add(phrases.withNumber()
                    .any(customer.language(), random)
                    .replace("{number}", order.number())
                    .replace("{days}", String.valueOf(Math.max(1, order.daysAgo()))));
        }
        return new Enquiry(customer.name(), customer.email(), customer.language(), topic, opening);
    }

    private String question(Language language, String topic, RandomGenerator random) {
        if (topic.equals(Enquiry.BEYOND)) {
            return phrases.beyond().any(language, random);
        }
        var some = articles.getOrDefault(language, Map.of()).get(topic);
        if (some == null) {
            throw new IllegalStateException("No public article in " + language + " is about " + topic
                    + ". Maybe a category was renamed: change the topics here as well.");
        }
        String question = any(any(some, random).exampleQuestions(), random);
        return language == Language.EN && random.nextDouble() < MISTYPES ? mistyped(question, random) : question;
    }

    /** Two neighbouring letters change places and capitals are forgotten, as on a phone. */
    static String mistyped(String text, RandomGenerator random) {
        int at = random.nextInt(Math.max(1, text.length() - 2));
        char one = text.charAt(at);
        char other = text.charAt(Math.min(at + 1, text.length() - 1));
        if (!Character.isLetter(one) || !Character.isLetter(other)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return (text.substring(0, at) + other + one + text.substring(at + 2)).toLowerCase(Locale.ROOT);
    }

    private static String topic(RandomGenerator random) {
        int drawn = random.nextInt(100);
        for (Share share : TOPICS) {
            drawn -= share.percent();
            if (drawn < 0) {
                return share.topic();
            }
        }
        throw new IllegalStateException("The shares of the topics do not add up to 100.");
    }

    private static <T> T any(List<T> some, RandomGenerator random) {
        return some.get(random.nextInt(some.size()));
    }
}
