package io.pronto.demo.company;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demo company as it is written down in {@code demo/company.yml}.
 *
 * @param company its names and address
 * @param packs ids of the policy packs it works by
 * @param supervisors user names of those who watch the board
 * @param managers user names of those who read the reports
 * @param administrators user names of those who configure
 */
public record Company(
        Identity company,
        List<String> packs,
        List<Skill> skills,
        List<Queue> queues,
        List<Agent> agents,
        List<String> supervisors,
        List<String> managers,
        List<String> administrators,
        List<QuickReply> quickReplies,
        List<Product> products,
        List<Customer> customers,
        List<Order> orders) {
    public Company {
        packs = List.copyOf(packs);
        skills = List.copyOf(skills);
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
        supervisors = List.copyOf(supervisors);
        managers = List.copyOf(managers);
        administrators = List.copyOf(administrators);
        quickReplies = List.copyOf(quickReplies);
        products = List.copyOf(products);
        customers = List.copyOf(customers);
        orders = List.copyOf(orders);
    }

    /** What the company is called. */
    public record Identity(String name, String nameZh, String supportEmail) {}

    /** Something agents can be good at. */
    public record Skill(String id, String name, String nameZh) {}

    /** A level of a skill that a queue asks for. @param minLevel 1 to 5 */
    public record SkillNeed(String skill, int minLevel) {}

    /**
     * Where work of one kind waits.
     *
     * @param topics categories of articles whose questions belong here
     * @param offerSeconds how long an agent has to accept
     */
    public record Queue(
            String id,
            String name,
            String nameZh,
            List<String> topics,
            int offerSeconds,
            List<SkillNeed> requiredSkills) {
        public Queue {
            topics = List.copyOf(topics);
            requiredSkills = List.copyOf(requiredSkills);
        }
    }

    /**
     * What an administrator would set for somebody who is known from the directory.
     *
     * @param capacity budget over all channels; a chat takes 25
     * @param skills level 1 to 5 by skill
     */
    public record Agent(String username, List<String> languages, int capacity, Map<String, Integer> skills) {
        public Agent {
            languages = List.copyOf(languages);
            skills = Map.copyOf(skills);
        }
    }

    /** A text agents insert, in both languages. */
    public record QuickReply(String shortcut, Wording en, Wording zh) {
        /** Its words in one language. */
        public record Wording(String title, String text) {}

        /** The words in that language. */
        public Wording in(Language language) {
            return switch (language) {
                case EN -> en;
                case ZH -> zh;
            };
        }
    }

    /** Something to buy. @param cny price in yuan @param eur price in euro */
    public record Product(String id, String name, String nameZh, int cny, int eur) {
        /** What customers of that language call it. */
        public String nameIn(Language language) {
            return switch (language) {
                case EN -> name;
                case ZH -> nameZh;
            };
        }
    }

    /** Somebody who buys. @param tier {@code standard}, {@code premium} or {@code vip} */
    public record Customer(String id, String name, String email, Language language, String tier, String city) {}

    /**
     * Something bought.
     *
     * @param daysAgo days before the loading
     * @param items ids of products
     * @param status {@code received}, {@code packed}, {@code onItsWay}, {@code delivered} or {@code returned}
     */
    public record Order(String number, String customer, int daysAgo, List<String> items, String status) {
        public Order {
            items = List.copyOf(items);
        }
    }

    /** The orders of one customer, oldest first. */
    public List<Order> ordersOf(Customer customer) {
        return orders.stream()
                .filter(order -> order.customer().equals(customer.id()))
                .toList();
    }

    /** The product of that id. */
    public Optional<Product> product(String id) {
        return products.stream().filter(product -> product.id().equals(id)).findFirst();
    }
}
