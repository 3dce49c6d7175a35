package io.pronto.conversation.meta.adapter;

import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what Meta tells of messages and comments. {@code account}: our own id, whose words are not a customer's. */
record PageEvents(String kind, String account) {

    private static final String COMMENTS = "comments/";

    static boolean isCommentThread(String key) {
        return key.startsWith(COMMENTS);
    }

    List<Incoming> read(JsonNode entry) {
        List<Incoming> found = new ArrayList<>();
        for (JsonNode event : entry.path("messaging")) {
            message(event, found);
        }
        for (JsonNode change : entry.path("changes")) {
            comment(change, found);
        }
        return found;
    }

    private void message(JsonNode e, List<Incoming> found) {
        String sender = e.at("/sender/id").asString("");
        if (sender.isEmpty() || sender.equals(account)) {
            return;
        }
        Instant at = Instant.ofEpochMilli(e.path("timestamp").asLong(0));
        JsonNode m = e.path("message");
        if (m.isObject() && !m.path("is_echo").asBoolean(false)) {
            String id = m.path("mid").asString("");
            found.add(
                    m.path("is_deleted").asBoolean(false)
                            ? new Incoming.Deleted(id, at)
                            : Incoming.Received.of(
                                            id,
                                            sender,
                                            new Address(address(), sender, null),
                                            m.path("text").asString(""),
                                            at)
                                    .withFiles(files(m)));
        }
        JsonNode edit = e.path("message_edit");
        if (edit.isObject()) {
            found.add(new Incoming.Edited(
                    edit.path("mid").asString(""), edit.path("text").asString(""), at));
        }
        for (JsonNode mid : e.at("/delivery/mids")) {
            found.add(new Incoming.Reported(mid.asString(""), Progress.DELIVERED, "", at));
        }
        JsonNode read = e.path("read");
        if (read.path("watermark").isNumber()) {
            long upTo = read.path("watermark").asLong();
            found.add(new Incoming.ReadUpTo(sender + "/" + upTo, sender, Instant.ofEpochMilli(upTo)));
        } else if (read.path("mid").isString()) {
            found.add(new Incoming.Reported(read.path("mid").asString(), Progress.READ, "", at));
        }
    }

    /** The same person has another id at each account. */
    private String address() {
        return kind + ":" + account;
    }

    private static List<IncomingFile> files(JsonNode m) {
        List<IncomingFile> files = new ArrayList<>();
        for (JsonNode file : m.path("attachments")) {
            String url = file.at("/payload/url").asString("");
            if (!url.isEmpty()) {
                String type = file.path("type").asString("file");
                files.add(IncomingFile.at(type.equals("image") ? "image" : type, url));
            }
        }
        return files;
    }

    private void comment(JsonNode change, List<Incoming> found) {
        JsonNode v = change.path("value");
        String field = change.path("field").asString("");
        boolean page = field.equals("feed") && v.path("item").asString("").equals("comment");
        if (!page && !field.equals("comments")) {
            return;
        }
        String from = v.at("/from/id").asString("");
        if (from.isEmpty() || from.equals(account)) {
            return;
        }
        String id = v.path(page ? "comment_id" : "id").asString("");
        String post = page ? v.path("post_id").asString("") : v.at("/media/id").asString("");
        Instant at = Instant.ofEpochSecond(v.path("created_time").asLong(0));
        String text = v.path(page ? "message" : "text").asString("");
        if (v.path("verb").asString("").equals("remove")) {
            found.add(new Incoming.Deleted(id, at));
            return;
        }
        String name = v.at("/from/name").asString(v.at("/from/username").asString(null));
        // All that one person says below one post is one conversation.
        found.add(Incoming.Received.of(id, COMMENTS + post + "/" + from, new Address(address(), from, name), text, at)
                .publicly()
                .with("post", post));
        if (v.path("verb").asString("").equals("edited")) {
            found.add(new Incoming.Edited(id, text, at));
        }
    }
}
