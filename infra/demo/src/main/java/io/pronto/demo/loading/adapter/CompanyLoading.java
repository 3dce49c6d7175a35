package io.pronto.demo.loading.adapter;

import io.pronto.demo.company.Company;
import io.pronto.demo.company.HelpArticle;
import io.pronto.demo.company.Language;
import io.pronto.demo.suite.adapter.Api;
import io.pronto.demo.suite.adapter.Json;
import io.pronto.demo.suite.adapter.SuiteException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts the company into the suite as its administrator would, through the public API. What is there already is compared and
 * only changed where it differs, so that loading twice changes nothing. A step that fails does not keep the others from being done.
 */
public final class CompanyLoading {
    /** Few enough that a batch is stored well within a request's time, also while the search index is warming up. */
    private static final int ARTICLES_AT_ONCE = 10;

    private static final int MOST_PAGES = 200;
    private static final String GENERAL = "general";
    /** Categories whose questions belong to a topic of another name. */
    private static final Map<String, String> TOPICS = Map.of("shipping", "orders");
    /** A topic has no more examples; all articles shall have their share. */
    private static final int MOST_EXAMPLES = 50;

    private static final int EXAMPLES_OF_AN_ARTICLE = 4;
    private static final int CONFLICT = 409;
    private static final Duration AGENTS_APPEAR_WITHIN = Duration.ofSeconds(90);
    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Api api;
    private final PrintStream out;
    private final List<String> failures = new ArrayList<>();

    /**
     * A loading.
     *
     * @param api with the token of an administrator
     * @param out one line per step
     */
    public CompanyLoading(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** What a step did. @param changed made or altered @param kept already as wanted */
    record Counts(int changed, int kept) {
        Counts plus(boolean hasChanged) {
            return hasChanged ? new Counts(changed + 1, kept) : new Counts(changed, kept + 1);
        }
    }

    private interface Loading {
        Counts run();
    }

    /** Loads everything. @return what did not work, in words; empty when all is loaded */
    public List<String> load(Company company, List<HelpArticle> articles) {
        step("policy packs", () -> packs(company.packs()));
        step("skills", () -> skills(company.skills()));
        step("queues", () -> queues(company.queues()));
        step("articles", () -> articles(articles));
        step("topics", () -> topics(company.skills(), articles));
        step("quick replies", () -> quickReplies(company.quickReplies()));
        step("customers", () -> customers(company.customers()));
        step("agents", () -> agents(company.agents()));
        return List.copyOf(failures);
    }

    private void step(String name, Loading loading) {
        try {
            Counts counts = loading.run();
            out.printf(Locale.ROOT, "  %-14s %d loaded, %d already there%n", name, counts.changed(), counts.kept());
        } catch (SuiteException e) {
            failures.add(name + ": " + e.getMessage());
            out.printf(Locale.ROOT, "  %-14s failed: %s%n", name, e.getMessage());
        }
    }

    private Counts packs(List<String> packs) {
        var installed = new TreeSet<String>();
        for (JsonNode pack : all("/api/v1/sla/packs")) {
            if (pack.path("installed").asBoolean(false)) {
                installed.add(pack.path("id").asString());
            }
        }
        var counts = new Counts(0, 0);
        for (String pack : packs) {
            boolean missing = !installed.contains(pack);
            if (missing) {
                api.post("/api/v1/sla/packs/" + pack + "/install", Map.of());
            }
            counts = counts.plus(missing);
        }
        return counts;
    }

    private Counts skills(List<Company.Skill> skills) {
        var known = byField(all("/api/v1/skills"), "id");
        var counts = new Counts(0, 0);
        for (Company.Skill skill : skills) {
            Map<String, Object> wanted = Map.of("id", skill.id(), "name", skill.name(), "nameZh", skill.nameZh());
            counts = counts.plus(putIfOther("/api/v1/skills/" + skill.id(), known.get(skill.id()), wanted));
        }
        return counts;
    }

    private Counts queues(List<Company.Queue> queues) {
        var known = byField(all("/api/v1/queues"), "id");
        var counts = new Counts(0, 0);
        for (Company.Queue queue : queues) {
            Map<String, Object> wanted = new LinkedHashMap<>();
            wanted.put("id", queue.id());
            wanted.put("name", queue.name());
            wanted.put("nameZh", queue.nameZh());
            wanted.put(
                    "requiredSkills",
                    queue.requiredSkills().stream()
                            .map(need -> Map.of("skill", need.skill(), "minLevel", need.minLevel()))
                            .toList());
            wanted.put("topics", queue.topics());
            wanted.put("offerSeconds", queue.offerSeconds());
            wanted.put("active", true);
            counts = counts.plus(putIfOther("/api/v1/queues/" + queue.id(), known.get(queue.id()), wanted));
        }
        return counts;
    }

    private Counts articles(List<HelpArticle> articles) {
        var counts = new Counts(0, 0);
        for (int from = 0; from < articles.size(); from += ARTICLES_AT_ONCE) {
            var some = articles.subList(from, Math.min(from + ARTICLES_AT_ONCE, articles.size()));
            var answer = api.post(
                    "/api/v1/articles/import",
                    some.stream().map(CompanyLoading::row).toList());
            for (JsonNode row : answer.path("rows")) {
                String result = row.path("result").asString();
                if (result.equals("refused")) {
                    failures.add("article " + row.path("key").asString() + " ("
                            + row.path("language").asString() + "): "
                            + row.path("detail").asString());
                } else {
                    counts = counts.plus(!result.equals("unchanged"));
                }
            }
        }
        return counts;
    }

    /** Each skill is a topic, known by what customers ask of the articles of its category; what is general is none. */
    private Counts topics(List<Company.Skill> skills, List<HelpArticle> articles) {
        var known = byField(all("/api/v1/knowledge/topics"), "key");
        var counts = new Counts(0, 0);
        for (Company.Skill skill : skills) {
            if (!skill.id().equals(GENERAL)) {
                Map<String, Object> wanted = new LinkedHashMap<>();
                wanted.put("name", skill.name());
                wanted.put("nameZh", skill.nameZh());
                wanted.put(
                        "examples",
                        articles.stream()
                                .filter(article -> TOPICS.getOrDefault(article.category(), article.category())
                                        .equals(skill.id()))
                                .flatMap(article ->
                                        article.exampleQuestions().stream().limit(EXAMPLES_OF_AN_ARTICLE))
                                .distinct()
                                .limit(MOST_EXAMPLES)
                                .toList());
                counts = counts.plus(
                        putIfOther("/api/v1/knowledge/topics/" + skill.id(), known.get(skill.id()), wanted));
            }
        }
        return counts;
    }

    private static Map<String, Object> row(HelpArticle article) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", article.key());
        row.put("slug", article.slug());
        row.put("language", article.language().tag());
        row.put("title", article.title());
        row.put("category", article.category());
        row.put("tags", article.tags());
        row.put("audience", article.audience());
        row.put("markdown", article.markdown());
        row.put("exampleQuestions", article.exampleQuestions());
        row.put("state", "published");
        return row;
    }

    private Counts quickReplies(List<Company.QuickReply> replies) {
        Map<String, JsonNode> known = new HashMap<>();
        all("/api/v1/quick-replies")
                .forEach(reply -> known.put(
                        reply.path("shortcut").asString() + "/"
                                + reply.path("language").asString(),
                        reply));
        var counts = new Counts(0, 0);
        for (Company.QuickReply reply : replies) {
            for (Language language : Language.values()) {
                Map<String, Object> wanted = Map.of(
                        "shortcut", reply.shortcut(),
                        "language", language.tag(),
                        "title", reply.in(language).title(),
                        "text", reply.in(language).text());
                JsonNode there = known.get(reply.shortcut() + "/" + language.tag());
                boolean change = there == null || isOther(there, wanted);
                if (there == null) {
                    api.post("/api/v1/quick-replies", wanted);
                } else if (change) {
                    api.put("/api/v1/quick-replies/" + there.path("id").asString(), wanted);
                }
                counts = counts.plus(change);
            }
        }
        return counts;
    }

    /** Their number in the shop's own books keeps a customer from being added twice. */
    private Counts customers(List<Company.Customer> customers) {
        var counts = new Counts(0, 0);
        for (Company.Customer customer : customers) {
            counts = counts.plus(isAdded(customer));
        }
        return counts;
    }

    private boolean isAdded(Company.Customer customer) {
        try {
            api.post(
                    "/api/v1/customers",
                    Map.of(
                            "externalId", "lumen-" + customer.id(),
                            "name", customer.name(),
                            "email", customer.email(),
                            "tier", customer.tier().toUpperCase(Locale.ROOT),
                            "language", customer.language().tag()));
            return true;
        } catch (SuiteException e) {
            if (e.status() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private Counts agents(List<Company.Agent> agents) {
        Map<String, JsonNode> known = agentsWhenAllHaveAppeared(agents);
        var counts = new Counts(0, 0);
        for (Company.Agent agent : agents) {
            JsonNode there = known.get(agent.username());
            if (there == null) {
                throw new SuiteException(agent.username() + " has not appeared among the agents within "
                        + AGENTS_APPEAR_WITHIN.toSeconds()
                        + " s. Maybe the directory is not synchronised: see the log of routing-service.");
            }
            Map<String, Object> wanted = Map.of(
                    "languages",
                    agent.languages().stream().sorted().toList(),
                    "capacity",
                    agent.capacity(),
                    "skills",
                    agent.skills().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> Map.of("skill", entry.getKey(), "level", entry.getValue()))
                            .toList());
            counts = counts.plus(putIfOther("/api/v1/agents/" + there.path("id").asString(), there, wanted));
        }
        return counts;
    }

    /** Agents come from the directory by themselves, some seconds after the first start. */
    private Map<String, JsonNode> agentsWhenAllHaveAppeared(List<Company.Agent> agents) {
        Set<String> wanted =
                new TreeSet<>(agents.stream().map(Company.Agent::username).toList());
        long looks = AGENTS_APPEAR_WITHIN.dividedBy(LOOKS_AGAIN_AFTER);
        for (long look = 1; ; look++) {
            var known = byField(all("/api/v1/agents"), "username");
            if (known.keySet().containsAll(wanted) || look >= looks) {
                return known;
            }
            try {
                Thread.sleep(LOOKS_AGAIN_AFTER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SuiteException("Waiting for the agents was interrupted.", e);
            }
        }
    }

    private boolean putIfOther(String path, @Nullable JsonNode there, Map<String, Object> wanted) {
        if (there != null && !isOther(there, wanted)) {
            return false;
        }
        long revision = there == null ? 0 : there.path("revision").asLong(0);
        api.call("PUT", path, wanted, revision == 0 ? Map.of() : Map.of("If-Match", "\"" + revision + "\""));
        return true;
    }

    /** Whether any of the wanted fields is not as wanted; fields that nobody asked for do not count, nor does the order of a list. */
    static boolean isOther(JsonNode there, Map<String, Object> wanted) {
        return wanted.entrySet().stream()
                .anyMatch(field -> !normal(there.path(field.getKey())).equals(normal(Json.tree(field.getValue()))));
    }

    private static Object normal(JsonNode node) {
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(element -> texts.add(normal(element).toString()));
            return texts.stream().sorted().toList();
        }
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), normal(field.getValue())));
            return fields;
        }
        return node.asString();
    }

    /** All items of a list, page by page. */
    private List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = api.get(path + "?limit=100"
                    + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            answer.path("items").forEach(items::add);
            cursor = answer.path("next").asString("");
            if (cursor.isEmpty()) {
                return items;
            }
        }
        throw new SuiteException(path + " has more than " + MOST_PAGES + " pages.");
    }

    private static Map<String, JsonNode> byField(List<JsonNode> items, String field) {
        Map<String, JsonNode> byField = new HashMap<>();
        Function<JsonNode, String> key = item -> item.path(field).asString("");
        items.forEach(item -> byField.put(key.apply(item), item));
        return byField;
    }
}
