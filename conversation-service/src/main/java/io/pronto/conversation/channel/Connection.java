package io.pronto.conversation.channel;

import io.pronto.contracts.QueueId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account at a platform: a bot, a page, a mailbox, a telephone number.
 *
 * @param kind of which connector it is
 * @param name what people call it
 * @param settings by name, as the connector lists them
 * @param secrets those settings that nobody is shown
 * @param enabled whether anything is taken from it and sent to it; what is queued meanwhile waits
 * @param withBot whether the bot answers first
 * @param language of those whose language is not known, as in {@code zh}
 * @param queue where its conversations go; null: where the rules send them
 * @param revision counts changes, from 1
 */
public record Connection(
        UUID id,
        String kind,
        String name,
        Map<String, String> settings,
        Map<String, String> secrets,
        boolean enabled,
        boolean withBot,
        String language,
        @Nullable QueueId queue,
        Instant createdAt,
        long revision) {

    /** How many there may be altogether. */
    public static final int MOST = 200;

    public Connection {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** A setting's value; empty where it is not set. */
    public String setting(String setting) {
        return settings.getOrDefault(setting, "");
    }

    /** A secret; empty where it is not set. */
    public String secret(String setting) {
        return secrets.getOrDefault(setting, "");
    }

    @Override
    public String toString() {
        return "Connection[" + kind + " " + id + " \"" + name + "\", secrets hidden]";
    }
}
