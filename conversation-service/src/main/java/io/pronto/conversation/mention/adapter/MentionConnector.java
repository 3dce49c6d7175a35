package io.pronto.conversation.mention.adapter;

import io.pronto.contracts.Channel;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Arrivals;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Texts;
import io.pronto.conversation.channel.Web;
import io.pronto.conversation.mention.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Watches a feed, or hears by webhook, and opens a conversation for what names the brand. Nothing can be answered from
 * here: whoever takes it follows the link.
 */
final class MentionConnector implements Connector, HookReceiver {

    static final String KIND = "mention";

    private final Web web;
    private final ObjectMapper json;
    private final Clock clock;

    MentionConnector(Web web, ObjectMapper json, Clock clock) {
        this.web = web;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Channel channel() {
        return Channel.SOCIAL;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("brand"),
                Setting.url("feed", "").optional(),
                Setting.secret("secret").optional());
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        return Capabilities.text(1_000, Capabilities.Unit.UTF16).within(Duration.ZERO, "follow-link");
    }

    /** A feed's newest entries that name the brand, oldest first. */
    List<Incoming> look(Connection connection) throws IOException {
        String feed = connection.setting("feed");
        if (feed.isEmpty()) {
            return List.of();
        }
        Web.Answer answer =
                web.ask(Web.Question.get(feed, Map.of("Accept", "application/rss+xml, application/atom+xml, */*")));
        if (!answer.fine()) {
            throw new IOException("The feed answered " + answer.status() + ".");
        }
        return FeedReader.read(answer.body(), clock.instant()).reversed().stream()
                .filter(m -> m.names(connection.setting("brand")))
                .map(MentionConnector::incoming)
                .toList();
    }

    private static Incoming incoming(Mention m) {
        String author = m.author() == null || m.author().isBlank() ? m.url() : m.author();
        String text = (m.title() + "\n" + m.text()).strip() + "\n" + m.url();
        return Incoming.Received.of(
                        shortened(m.id()),
                        shortened(m.url()),
                        new Address(KIND, shortened(author), m.author()),
                        text,
                        m.publishedAt())
                .publicly()
                .with("subject", Texts.cut(m.title(), 200))
                .with("link", m.url());
    }

    /** Addresses may be longer than an id: then their hash stands for them. */
    private static String shortened(String text) {
        return text.length() <= 300
                ? text
                : HexFormat.of()
                        .formatHex(Signatures.hmacSha256(
                                KIND.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        if (!Signatures.standard(
                connection.secret("secret"),
                request.header("webhook-id").orElse(""),
                request.header("webhook-timestamp").orElse(""),
                request.body(),
                request.header("webhook-signature").orElse(""),
                request.now())) {
            return new Rejected(401, "signature");
        }
        try {
            JsonNode m = json.readTree(request.body());
            Mention mention = new Mention(
                    text(m, "id"),
                    m.path("title").asString(""),
                    m.path("text").asString(""),
                    text(m, "url"),
                    m.path("author").asString(null),
                    m.path("publishedAt").isString()
                            ? Instant.parse(m.path("publishedAt").asString())
                            : request.now());
            return Accepted.of(mention.names(connection.setting("brand")) ? List.of(incoming(mention)) : List.of());
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return new Rejected(422, "not understood: " + e.getClass().getSimpleName());
        }
    }

    private static String text(JsonNode m, String name) {
        String value = m.path(name).asString("");
        if (value.isBlank()) {
            throw new IllegalArgumentException("No " + name + ".");
        }
        return value;
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing message) {
        return new SendOutcome.Refused("no-replies:");
    }

    @Override
    public List<Finding> test(Connection connection) {
        if (connection.setting("feed").isEmpty()) {
            return connection.secret("secret").isEmpty() ? List.of(new Finding("no-source", "")) : List.of();
        }
        try {
            Web.Answer answer = web.ask(Web.Question.get(connection.setting("feed"), Map.of()));
            return !answer.fine()
                    ? List.of(new Finding(Finding.UNEXPECTED, Integer.toString(answer.status())))
                    : FeedReader.read(answer.body(), clock.instant()).isEmpty()
                            ? List.of(new Finding("no-feed", ""))
                            : List.of();
        } catch (IOException e) {
            return List.of(new Finding(Finding.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }

    /** What a look at a feed brought, taken in. @return how many were new */
    int take(Connection connection, Arrivals arrivals) throws IOException {
        int fresh = 0;
        for (Incoming one : look(connection)) {
            if (arrivals.accept(connection, one) instanceof Arrivals.Taken) {
                fresh++;
            }
        }
        return fresh;
    }
}
