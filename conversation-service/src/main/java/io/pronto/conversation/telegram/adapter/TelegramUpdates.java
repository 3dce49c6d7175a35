package io.pronto.conversation.telegram.adapter;

import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.IncomingFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Telegram's updates. Only private chats are read: in groups nobody speaks to us alone. */
final class TelegramUpdates {

    private TelegramUpdates() {}

    /** A message's id is unique within its chat only. */
    static String id(String chat, long message) {
        return chat + ":" + message;
    }

    static List<Incoming> read(JsonNode update) {
        JsonNode fresh = update.path("message");
        JsonNode edited = update.path("edited_message");
        if (fresh.isObject()) {
            return message(fresh).map(m -> List.<Incoming>of(m)).orElse(List.of());
        }
        if (edited.isObject()) {
            // Told as a whole: where the message itself got lost or comes later, this is it.
            return message(edited)
                    .map(m ->
                            List.<Incoming>of(m, new Incoming.Edited(m.messageId(), m.text(), at(edited, "edit_date"))))
                    .orElse(List.of());
        }
        return List.of();
    }

    private static Instant at(JsonNode message, String field) {
        return Instant.ofEpochSecond(message.path(field).asLong(0));
    }

    private static java.util.Optional<Incoming.Received> message(JsonNode m) {
        JsonNode chat = m.path("chat");
        if (!chat.path("type").asString("").equals("private")
                || m.at("/from/is_bot").asBoolean(false)) {
            return java.util.Optional.empty();
        }
        if (!chat.path("id").isIntegralNumber() || !m.path("message_id").isIntegralNumber()) {
            throw new IllegalArgumentException("A message without ids.");
        }
        String chatId = chat.path("id").asString();
        return java.util.Optional.of(Incoming.Received.of(
                        id(chatId, m.path("message_id").asLong()),
                        chatId,
                        new Address("telegram", chatId, name(m.path("from"))),
                        text(m),
                        at(m, "date"))
                .withFiles(files(m))
                .in(m.at("/from/language_code").asString(null)));
    }

    private static @Nullable String name(JsonNode from) {
        String name = (from.path("first_name").asString("") + " "
                        + from.path("last_name").asString(""))
                .strip();
        return name.isEmpty() ? from.path("username").asString(null) : name;
    }

    private static String text(JsonNode m) {
        String text = m.path("text").asString(m.path("caption").asString(""));
        if (!text.isEmpty()) {
            return text;
        }
        if (m.path("location").isObject()) {
            return "📍 " + m.at("/location/latitude").asDouble(0) + ", "
                    + m.at("/location/longitude").asDouble(0);
        }
        if (m.path("contact").isObject()) {
            return "👤 " + m.at("/contact/first_name").asString("") + " "
                    + m.at("/contact/phone_number").asString("");
        }
        return m.path("sticker").isObject() ? m.at("/sticker/emoji").asString("🙂") : "";
    }

    private static List<IncomingFile> files(JsonNode m) {
        List<IncomingFile> files = new ArrayList<>();
        JsonNode photos = m.path("photo");
        if (photos.isArray() && !photos.isEmpty()) {
            // Sizes come smallest first.
            add(files, photos.get(photos.size() - 1), "photo.jpg");
        }
        add(files, m.path("document"), m.at("/document/file_name").asString("document"));
        add(files, m.path("voice"), "voice.ogg");
        add(files, m.path("audio"), m.at("/audio/file_name").asString("audio"));
        add(files, m.path("video"), m.at("/video/file_name").asString("video.mp4"));
        return files;
    }

    private static void add(List<IncomingFile> files, JsonNode file, String name) {
        String id = file.path("file_id").asString("");
        if (!id.isEmpty()) {
            files.add(IncomingFile.at(name, id));
        }
    }
}
