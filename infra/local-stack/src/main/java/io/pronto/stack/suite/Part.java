package io.pronto.stack.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that listens on a port when the suite runs on one machine. Servers come first; the order is the order
 * in which people read them.
 */
public enum Part {
    POSTGRES("postgres", "POSTGRES", 8132, Kind.SERVER),
    REDIS("redis", "REDIS", 8179, Kind.SERVER),
    ELASTICSEARCH("elasticsearch", "ELASTICSEARCH", 8192, Kind.SERVER),
    KEYCLOAK("keycloak", "KEYCLOAK", 8188, Kind.SERVER),
    CONVERSATION("conversation-service", "CONVERSATION", 8101, Kind.SERVICE, POSTGRES, REDIS),
    ROUTING("routing-service", "ROUTING", 8102, Kind.SERVICE, POSTGRES, REDIS, KEYCLOAK),
    SLA("sla-service", "SLA", 8103, Kind.SERVICE, POSTGRES, REDIS),
    KNOWLEDGE("knowledge-base", "KNOWLEDGE", 8104, Kind.SERVICE, POSTGRES, REDIS, ELASTICSEARCH),
    ANALYTICS("analytics-service", "ANALYTICS", 8105, Kind.SERVICE, POSTGRES, REDIS),
    GATEWAY("gateway", "GATEWAY", 8080, Kind.SERVICE, REDIS),
    SHOP("demo-shop", "SHOP", 8090, Kind.SITE);

    private enum Kind {
        SERVER,
        SERVICE,
        SITE
    }

    private final String title;
    private final String word;
    private final int usualPort;
    private final Kind kind;
    private final Set<Part> needs;

    Part(String title, String word, int usualPort, Kind kind, Part... needs) {
        this.title = title;
        this.word = word;
        this.usualPort = usualPort;
        this.kind = kind;
        this.needs = Set.of(needs);
    }

    /** As people call it: {@code redis}, {@code sla-service}. For services also the folder of its module. */
    public String title() {
        return title;
    }

    /** The part of setting names that stands for it: {@code SLA} in {@code PRONTO_SLA_PORT}. */
    public String word() {
        return word;
    }

    int usualPort() {
        return usualPort;
    }

    /** What must be ready before it is started. */
    public Set<Part> needs() {
        return needs;
    }

    /** The name of its PostgreSQL database and of the owner; empty when it has none. */
    public Optional<String> database() {
        return isService() && this != GATEWAY
                ? Optional.of("pronto_" + word.toLowerCase(java.util.Locale.ROOT))
                : Optional.empty();
    }

    /** True for the four servers that others make. */
    public boolean isServer() {
        return kind == Kind.SERVER;
    }

    /** True for the services of this project, the gateway included. */
    public boolean isService() {
        return kind == Kind.SERVICE;
    }

    /** The four servers. */
    public static List<Part> servers() {
        return Arrays.stream(values()).filter(Part::isServer).toList();
    }

    /** The services of this project, the gateway last. */
    public static List<Part> services() {
        return Arrays.stream(values()).filter(Part::isService).toList();
    }

    /** The part that people call so. */
    public static Optional<Part> named(String title) {
        return Arrays.stream(values()).filter(part -> part.title.equals(title)).findFirst();
    }
}
