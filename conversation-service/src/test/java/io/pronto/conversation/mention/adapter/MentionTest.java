package io.pronto.conversation.mention.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.Web;
import io.pronto.conversation.mention.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** What others publish, and whether it is about us. */
class MentionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String RSS = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Lamps today</title>
            <item><title>Lumen lamps flicker</title><link>https://blog.example/1</link><guid>g-1</guid>
              <description>&lt;p&gt;Mine &amp;amp; yours.&lt;/p&gt;</description><pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate></item>
            <item><title>Volumen and weight</title><link>https://blog.example/2</link><guid>g-2</guid></item>
            </channel></rss>""";
    private static final String ATOM = """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title>流明台灯测评</title>
            <link rel="self" href="https://x.example/self"/><link href="https://x.example/1"/>
            <author><name>Mei</name></author><updated>2026-11-22T10:00:00Z</updated><summary>很亮</summary></entry></feed>""";

    private static List<Mention> read(String feed) {
        return FeedReader.read(feed.getBytes(StandardCharsets.UTF_8), NOW);
    }

    @Test
    void bothKindsOfFeedsAreRead() {
        assertThat(read(RSS))
                .first()
                .isEqualTo(new Mention(
                        "g-1",
                        "Lumen lamps flicker",
                        "Mine & yours.",
                        "https://blog.example/1",
                        null,
                        Instant.parse("2026-11-22T10:00:00Z")));
        assertThat(read(ATOM))
                .containsExactly(new Mention(
                        "urn:1", "流明台灯测评", "很亮", "https://x.example/1", "Mei", Instant.parse("2026-11-22T10:00:00Z")));
    }

    @Test
    void onlyWhatNamesTheBrandOpensAConversation() throws IOException {
        Web web = _ -> new Web.Answer(200, Map.of(), RSS.getBytes(StandardCharsets.UTF_8));
        MentionConnector connector = new MentionConnector(web, new ObjectMapper(), Clock.fixed(NOW, ZoneOffset.UTC));
        Connection connection = new Connection(
                new UUID(1, 2),
                "mention",
                "Blogs",
                Map.of("brand", "Lumen, 流明", "feed", "https://blog.example/feed"),
                Map.of(),
                true,
                false,
                "en",
                null,
                NOW,
                1);
        List<Incoming> found = connector.look(connection);
        assertThat(found).hasSize(1);
        assertThat(((Incoming.Received) found.getFirst()).inPublic()).isTrue();
        assertThat(read(ATOM).getFirst().names("Lumen, 流明")).isTrue();
        assertThat(read(RSS).getLast().names("Lumen"))
                .as("part of another word")
                .isFalse();
    }

    @Test
    void aFeedFetchesNothingAndBlowsUpNothing() {
        assertThat(
                        read(
                                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><rss><item><link>&e;</link></item></rss>"))
                .isEmpty();
    }

    @Property
    void whateverComesItIsRead(@ForAll byte[] feed) {
        assertThat(FeedReader.read(feed, NOW)).isNotNull();
    }
}
