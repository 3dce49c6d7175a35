package io.pronto.conversation.meta.adapter;

import io.pronto.contracts.Channel;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.FileSource;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Facebook page (Messenger and comments) or an Instagram account (messages and comments). Private messages may be
 * answered for 24 hours; public comments always, in public or once in private.
 */
final class PageConnector implements Connector, HookReceiver, FileSource {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final MetaGraph graph;
    private final boolean instagram;

    PageConnector(MetaGraph graph, boolean instagram) {
        this.graph = graph;
        this.instagram = instagram;
    }

    @Override
    public String kind() {
        return instagram ? "instagram" : "messenger";
    }

    @Override
    public Channel channel() {
        return Channel.SOCIAL;
    }

    @Override
    public List<Setting> settings() {
        return MetaGraph.settings("accountId");
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        Capabilities text = instagram
                ? Capabilities.text(1_000, Capabilities.Unit.BYTES)
                : Capabilities.text(2_000, Capabilities.Unit.UTF16);
        return text.within(WINDOW, "wait-for-customer").inPublic().reporting();
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        PageEvents events = new PageEvents(kind(), connection.setting("accountId"));
        return graph.receive(connection, request, events::read);
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing m) {
        boolean comment = PageEvents.isCommentThread(m.threadKey());
        String last = m.lastInboundId() == null ? "" : m.lastInboundId();
        if (comment && m.inPublic()) {
            ObjectNode body = graph.json().createObjectNode().put("message", m.text());
            return graph.post(
                    connection,
                    "/" + last + (instagram ? "/replies" : "/comments"),
                    body,
                    said -> said.path("id").asString(""));
        }
        ObjectNode body = graph.json().createObjectNode();
        if (comment) {
            body.putObject("recipient").put("comment_id", last);
        } else {
            body.put("messaging_type", "RESPONSE").putObject("recipient").put("id", m.to().value());
        }
        body.putObject("message").put("text", m.text());
        return graph.post(
                connection,
                "/" + connection.setting("accountId") + "/messages",
                body,
                said -> said.path("message_id").asString(""));
    }

    @Override
    public byte[] fetch(Connection connection, String reference, int most) throws IOException {
        String host = URI.create(reference).getHost();
        if (host == null
                || !(host.endsWith(".fbcdn.net")
                        || host.endsWith(".fbsbx.com")
                        || host.endsWith(".cdninstagram.com"))) {
            throw new IOException("A file is not on one of Meta's servers: " + host);
        }
        return graph.download(connection, reference, false, most);
    }

    @Override
    public List<Finding> test(Connection connection) {
        return graph.test(connection, "accountId");
    }
}
