package io.pronto.conversation.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.channel.HookReceiver.Accepted;
import io.pronto.conversation.channel.HookReceiver.HookAnswer;
import io.pronto.conversation.channel.HookReceiver.Rejected;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every connector promises. Its platform is played by a script behind {@link Web}; requests are signed as the
 * platform signs them.
 */
public interface ConnectorContract {

    /** When it is, in all these tests. */
    Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** The connector, asking that script; {@link #NOW} is its time. */
    Connector connector(Web web);

    /** A connection with everything filled in. */
    Connection connection();

    /** A platform that takes everything and calls it {@code id}. */
    Web.Answer taken(Web.Question question, String id);

    /** A platform that will never take this message. */
    Web.Answer refused(Web.Question question);

    /** A platform that wants to be left alone for 30 seconds. */
    Web.Answer tooFast(Web.Question question);

    /**
     * The platform tells of a message, signed at that time.
     *
     * @return null if it does not tell by webhook
     */
    @Nullable
    RawRequest arrival(String messageId, String sender, String text, Instant signedAt);

    /** The same of an edit; null if the platform has none. */
    default @Nullable RawRequest edit(String messageId, String sender, String text) {
        return null;
    }

    /** The same of something taken back; null if the platform has none. */
    default @Nullable RawRequest deletion(String messageId, String sender) {
        return null;
    }

    /** The same with a file; null if the platform brings none. */
    default @Nullable RawRequest arrivalWithFile(String messageId, String sender) {
        return null;
    }

    /** Whether the platform's signature covers the time. */
    default boolean timeIsSigned() {
        return false;
    }

    /** Whether the platform takes a key that makes sending twice the same as sending once. */
    default boolean takesIdempotencyKey() {
        return false;
    }

    /** A message to be sent. */
    default Outgoing outgoing(String text) {
        return new Outgoing(
                UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
                new ConversationId(UUID.fromString("0198c0de-0000-7000-8000-000000000002")),
                thread(),
                sender(),
                "m-0",
                NOW.minusSeconds(60),
                text,
                List.of(),
                "Alice",
                false,
                Map.of(),
                NOW);
    }

    /** A thread key as this connector makes them. */
    default String thread() {
        return received(arrival("m-0", "1001", "Hello", NOW)).threadKey();
    }

    /** An address as this connector makes them. */
    default Address sender() {
        return received(arrival("m-0", "1001", "Hello", NOW)).sender();
    }

    private HookAnswer hear(@Nullable RawRequest request) {
        assumeTrue(request != null, "does not tell by webhook");
        return ((HookReceiver) connector(_ -> {
                    throw new IOException("Nobody asks while somebody waits.");
                }))
                .receive(connection(), request);
    }

    private List<Incoming> heard(@Nullable RawRequest request) {
        HookAnswer answer = hear(request);
        assertThat(answer).as("a genuine request").isInstanceOf(Accepted.class);
        return ((Accepted) answer).incoming();
    }

    private Incoming.Received received(@Nullable RawRequest request) {
        return heard(request).stream()
                .filter(Incoming.Received.class::isInstance)
                .map(Incoming.Received.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private SendOutcome send(Web web, String text) {
        return connector(web).send(connection(), outgoing(text));
    }

    @Test
    default void theSameMessageHasTheSameIdAndAnotherAnother() {
        Incoming.Received first = received(arrival("m-1", "1001", "Hello", NOW));
        Incoming.Received again = received(arrival("m-1", "1001", "Hello", NOW.plusSeconds(5)));
        Incoming.Received other = received(arrival("m-2", "1001", "Hello", NOW));
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(other.messageId()).isNotEqualTo(first.messageId());
        assertThat(other.threadKey()).as("one person, one thread").isEqualTo(first.threadKey());
        assertThat(received(arrival("m-3", "1002", "Hello", NOW)).threadKey())
                .as("another person, another thread")
                .isNotEqualTo(first.threadKey());
        assertThat(first.text()).isEqualTo("Hello");
        assertThat(received(arrival("m-4", "1001", "您好 👋 <b>&amp;", NOW)).text())
                .isEqualTo("您好 👋 <b>&amp;");
    }

    @Test
    default void whatIsForgedIsRejected() {
        RawRequest genuine = arrival("m-1", "1001", "Hello", NOW);
        assumeTrue(genuine != null, "does not tell by webhook");
        assertThat(hear(genuine)).isInstanceOf(Accepted.class);
        assertThat(hear(arrivalSignedByAnother(genuine))).isInstanceOf(Rejected.class);
        assertThat(hear(new RawRequest(
                        genuine.method(), withoutQuery(genuine.url()), Map.of(), genuine.body(), genuine.now())))
                .as("not signed at all")
                .isInstanceOf(Rejected.class);
    }

    /** The same request with another content or, where only the address is signed, another signature. */
    default RawRequest arrivalSignedByAnother(RawRequest genuine) {
        byte[] other = genuine.body().clone();
        other[other.length / 2] ^= 1;
        return new RawRequest(genuine.method(), genuine.url(), genuine.headers(), other, genuine.now());
    }

    private static URI withoutQuery(URI url) {
        return URI.create(url.toString().replaceAll("\\?.*", ""));
    }

    @Test
    default void whatWasSignedLongAgoIsRejected() {
        assumeTrue(timeIsSigned(), "the time is not signed");
        assertThat(hear(arrival("m-1", "1001", "Hello", NOW.minus(Duration.ofMinutes(4)))))
                .isInstanceOf(Accepted.class);
        assertThat(hear(arrival("m-1", "1001", "Hello", NOW.minus(Duration.ofMinutes(6)))))
                .isInstanceOf(Rejected.class);
        assertThat(hear(arrival("m-1", "1001", "Hello", NOW.plus(Duration.ofMinutes(6)))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    default void editsAndDeletionsAreOfThatMessage() {
        Incoming.Received first = received(arrival("m-1", "1001", "Hello", NOW));
        RawRequest edit = edit("m-1", "1001", "Hello there");
        if (edit != null) {
            assertThat(heard(edit)).anySatisfy(i -> {
                assertThat(i).isInstanceOf(Incoming.Edited.class);
                assertThat(i.messageId()).isEqualTo(first.messageId());
                assertThat(((Incoming.Edited) i).text()).isEqualTo("Hello there");
            });
        }
        RawRequest deletion = deletion("m-1", "1001");
        if (deletion != null) {
            assertThat(heard(deletion)).anySatisfy(i -> {
                assertThat(i).isInstanceOf(Incoming.Deleted.class);
                assertThat(i.messageId()).isEqualTo(first.messageId());
            });
        }
    }

    @Test
    default void filesComeAlong() {
        RawRequest request = arrivalWithFile("m-9", "1001");
        assumeTrue(request != null, "brings no files");
        assertThat(received(request).files()).isNotEmpty();
        if (received(request).files().getFirst().content() instanceof IncomingFile.Remote) {
            assertThat(connector(q -> taken(q, "x"))).isInstanceOf(FileSource.class);
        }
    }

    @Test
    default void nothingThatComesMakesItThrow() {
        RawRequest genuine = arrival("m-1", "1001", "Hello", NOW);
        assumeTrue(genuine != null, "does not tell by webhook");
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] body = genuine.body().clone();
            for (int n = 0; n <= random.nextInt(4) && body.length > 0; n++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            assertThat(hear(resigned(new RawRequest(genuine.method(), genuine.url(), genuine.headers(), body, NOW))))
                    .isNotNull();
        }
        for (String body : List.of("", "null", "[]", "{}", "{\"a\":", "<xml>", "<!DOCTYPE x>", "a=b", "\0")) {
            assertThat(hear(resigned(new RawRequest(
                            "POST", genuine.url(), genuine.headers(), body.getBytes(StandardCharsets.UTF_8), NOW))))
                    .isNotNull();
        }
        assertThat(hear(new RawRequest("GET", genuine.url(), Map.of(), new byte[0], NOW)))
                .isNotNull();
    }

    /** The same request, rightly signed, so that its content is what is judged. */
    RawRequest resigned(RawRequest request);

    @Test
    default void whatThePlatformTakesIsDelivered() {
        assertThat(send(q -> taken(q, "p-77"), "Good day")).isInstanceOf(SendOutcome.Delivered.class);
    }

    @Test
    default void sendingAgainUsesTheSameKey() {
        assumeTrue(takesIdempotencyKey(), "takes no key");
        Map<String, Integer> seen = new HashMap<>();
        Web web = question -> {
            seen.merge(
                    question.headers().toString() + new String(question.body(), StandardCharsets.UTF_8),
                    1,
                    Integer::sum);
            return taken(question, "p-77");
        };
        send(web, "Good day");
        send(web, "Good day");
        assertThat(seen.values()).as("the same question twice").containsOnly(2);
    }

    @Test
    default void whatThePlatformRefusesIsNotTriedAgain() {
        assertThat(send(this::refused, "Good day")).isInstanceOf(SendOutcome.Refused.class);
    }

    @Test
    default void anOutageIsNotTheMessagesFault() {
        assertThat(send(
                        _ -> {
                            throw new IOException("connection refused");
                        },
                        "Good day"))
                .isInstanceOfSatisfying(
                        SendOutcome.Later.class,
                        later -> assertThat(later.outage()).isTrue());
        assertThat(send(_ -> new Web.Answer(503, Map.of(), new byte[0]), "Good day"))
                .isInstanceOfSatisfying(
                        SendOutcome.Later.class,
                        later -> assertThat(later.outage()).isTrue());
        assertThat(send(_ -> new Web.Answer(502, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8)), "Good day"))
                .isInstanceOf(SendOutcome.Later.class);
        assertThat(send(this::tooFast, "Good day"))
                .isInstanceOfSatisfying(
                        SendOutcome.Later.class,
                        later -> assertThat(later.outage()).isTrue());
    }

    @Test
    default void aTestSaysWhatIsWrong() {
        assertThat(connector(_ -> {
                            throw new IOException("connection refused");
                        })
                        .test(connection()))
                .isNotEmpty();
        assertThat(connector(_ -> new Web.Answer(401, Map.of(), "{}".getBytes(StandardCharsets.UTF_8)))
                        .test(connection()))
                .isNotEmpty();
    }

    @Test
    default void itsFormCanBeFilledIn() {
        Connector connector = connector(q -> taken(q, "x"));
        assertThat(connector.kind()).matches("[a-z][a-z0-9-]{1,48}");
        assertThat(connector.settings().stream().map(Setting::name)).doesNotHaveDuplicates();
        Map<String, String> all = new HashMap<>(connection().settings());
        all.putAll(connection().secrets());
        assertThat(SettingsCheck.of(connector.settings(), all, Map.of()).faults())
                .isEmpty();
        assertThat(connection().secrets().keySet())
                .as("secrets are secret")
                .allMatch(name -> connector.settings().stream()
                        .anyMatch(s -> s.name().equals(name) && s.type() == Setting.Type.SECRET));
        assertThat(connector.capabilities(connection()).longest()).isPositive();
    }
}
