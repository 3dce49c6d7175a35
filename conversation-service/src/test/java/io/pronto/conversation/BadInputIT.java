package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send. */
class BadInputIT extends RunningService {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('x')</script><img src=x onerror=alert(1)>",
                "مرحبا بالعالم \u202Eevil\u202C",
                "👩‍👩‍👧‍👦🏳️‍🌈 你好 𠮷",
                "'; DROP TABLE entry; --",
                "{{constructor.constructor('x')()}} ${7*7}"
            })
    void anyTextComesBackAsItWas(String text) {
        Visitor visitor = aVisitor("en");
        assertThat(writes(visitor, text, "1").is(201).text("/entry/text")).isEqualTo(text);
        Answer read = get(visitor.token(), "/widget/v1/conversation/entries").is(200);
        assertThat(read.text("/items/0/text")).isEqualTo(text);
        assertThat(read.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(read.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void whatCannotBeStoredIsRefusedWithFieldAndRemedy() {
        Visitor visitor = aVisitor("en");
        Answer tooLong = writes(visitor, "x".repeat(100_000), "1").is(422);
        assertThat(tooLong.text("/code")).isEqualTo("text-too-long");
        assertThat(tooLong.text("/field")).isEqualTo("text");
        assertThat(tooLong.text("/remedy")).isNotBlank();
        assertThat(writes(visitor, "x".repeat(20_000), "2").status()).isEqualTo(201);
        assertThat(writes(visitor, "   ", "3").is(422).text("/code")).isEqualTo("text-empty");
        Answer nul = post(visitor.token(), "/widget/v1/messages", "{\"text\":\"a\\u0000b\"}")
                .is(400);
        assertThat(nul.text("/field")).isEqualTo("text");
        assertThat(post(visitor.token(), "/widget/v1/messages", "{\"text\":\"a\\ud83d\"}")
                        .status())
                .isEqualTo(400);
        Answer unknown = post(visitor.token(), "/widget/v1/messages", Map.of("text", "x", "texxt", "y"))
                .is(400);
        assertThat(unknown.text("/field")).isEqualTo("texxt");
        byte[] broken = {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};
        Answer utf8 = send(
                visitor.token(),
                request("/widget/v1/messages")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(broken)));
        assertThat(utf8.status()).isEqualTo(400);
        assertThat(post(visitor.token(), "/widget/v1/messages", "{\"text\":").status())
                .isEqualTo(400);
        post(visitor.token(), "/widget/v1/rating", Map.of("score", 6)).is(400);
        post(visitor.token(), "/widget/v1/email", Map.of("email", "nobody")).is(400);
        get(visitor.token(), "/widget/v1/conversation?conversation=1").is(400);
    }

    @Test
    void filesAreTakenForWhatTheyAreAndBigOnesRefusedBeforeTheyAreRead() throws IOException {
        Visitor visitor = aVisitor("en");
        byte[] pdf = "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.UTF_8);
        Answer stored = upload(visitor.token(), "/widget/v1/attachments", "../evil\".pdf", pdf)
                .is(201);
        assertThat(stored.text("/mediaType")).isEqualTo("application/pdf");
        Answer file = get(visitor.token(), "/widget/v1/attachments/" + stored.text("/id"))
                .is(200);
        assertThat(file.raw().headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(file.raw().headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(file.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(upload(visitor.token(), "/widget/v1/attachments", "a.png", pdf)
                        .is(415)
                        .text("/code"))
                .isEqualTo("attachment-disguised");
        assertThat(upload(
                                visitor.token(),
                                "/widget/v1/attachments",
                                "a.png",
                                "MZ\u0090 exe".getBytes(StandardCharsets.ISO_8859_1))
                        .is(415)
                        .text("/code"))
                .isEqualTo("attachment-kind-not-taken");
        byte[] big = new byte[10 * 1024 * 1024 + 1];
        new Random(1).nextBytes(big);
        System.arraycopy(pdf, 0, big, 0, pdf.length);
        assertThat(upload(visitor.token(), "/widget/v1/attachments", "a.pdf", big)
                        .status())
                .isEqualTo(413);
        assertThat(announceAGigabyte(visitor)).contains(" 413 ");

        Answer message = post(
                        visitor.token(),
                        "/widget/v1/messages",
                        Map.of("text", "", "attachmentIds", java.util.List.of(stored.text("/id"))))
                .is(201);
        assertThat(message.text("/entry/attachments/0/mediaType")).isEqualTo("application/pdf");
        post(
                        visitor.token(),
                        "/widget/v1/messages",
                        Map.of("text", "", "attachmentIds", java.util.List.of(stored.text("/id"))))
                .is(422);
    }

    /** Sends the head of a huge upload and nothing else: the answer comes before the file. */
    private String announceAGigabyte(Visitor visitor) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String head = "POST /widget/v1/attachments HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + visitor.token()
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1073741824\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void aVisitorWhoWritesTooMuchIsSlowedDownAndOthersAreNot() {
        Visitor loud = aVisitor("en");
        Visitor quiet = aVisitor("en");
        Answer refused = null;
        for (int i = 0; i < 60 && refused == null; i++) {
            Answer answer = writes(loud, "spam " + i, "s" + i);
            if (answer.status() == 429) {
                refused = answer;
            }
        }
        assertThat(refused).as("refused at last").isNotNull();
        assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
        assertThat(refused.raw().headers().firstValue("RateLimit-Remaining")).hasValue("0");
        assertThat(refused.raw().headers().firstValue("RateLimit-Limit")).hasValue("30");
        writes(quiet, "hello", "1").is(201);
    }

    @Test
    void onlyOurOwnFreshTokensOpenTheWidget() throws Exception {
        Visitor visitor = aVisitor("en");
        get(forged(visitor.id(), "pronto-widget", "pronto-widget", 60, VISITOR_KEY), "/widget/v1/conversation")
                .is(204);
        get(forged(visitor.id(), "pronto-widget", "pronto-widget", -1, VISITOR_KEY), "/widget/v1/conversation")
                .is(401);
        get(forged(visitor.id(), "pronto", "pronto-widget", 60, VISITOR_KEY), "/widget/v1/conversation")
                .is(401);
        get(forged(visitor.id(), "pronto-widget", "other", 60, VISITOR_KEY), "/widget/v1/conversation")
                .is(401);
        String otherKey = Base64.getEncoder().encodeToString(new byte[40]);
        get(forged(visitor.id(), "pronto-widget", "pronto-widget", 60, otherKey), "/widget/v1/conversation")
                .is(401);
    }

    private static String forged(String subject, String audience, String issuer, int seconds, String key)
            throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .audience(audience)
                        .issuer(issuer)
                        .expirationTime(new Date(System.currentTimeMillis() + seconds * 1000L))
                        .build());
        token.sign(new MACSigner(Base64.getDecoder().decode(key)));
        return token.serialize();
    }

    @Test
    void aBrowserIsKnownAgainByItsSecretAndAUserByTheSitesWord() throws Exception {
        Visitor visitor = aVisitor("en");
        Answer again = post(
                        null,
                        "/widget/v1/sessions",
                        Map.of("language", "zh-CN", "visitorSecret", visitor.secret(), "name", "Ana"))
                .is(200);
        assertThat(again.text("/customer/id")).isEqualTo(visitor.id());
        assertThat(again.text("/customer/name")).isEqualTo("Ana");
        assertThat(again.text("/greeting")).startsWith("您好");
        assertThat(post(null, "/widget/v1/sessions", Map.of("language", "en", "visitorSecret", "x".repeat(43)))
                        .is(200)
                        .text("/customer/id"))
                .isNotEqualTo(visitor.id());

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HOST_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String hash = HexFormat.of().formatHex(mac.doFinal("user-7".getBytes(StandardCharsets.UTF_8)));
        Answer signedIn = post(
                        null, "/widget/v1/sessions", Map.of("language", "en", "userId", "user-7", "userHash", hash))
                .is(200);
        Answer elsewhere = post(
                        null, "/widget/v1/sessions", Map.of("language", "en", "userId", "user-7", "userHash", hash))
                .is(200);
        assertThat(elsewhere.text("/customer/id")).isEqualTo(signedIn.text("/customer/id"));
        post(signedIn.text("/token"), "/widget/v1/messages", Map.of("text", "my lounge"))
                .is(201);
        writes(visitor, "a lounge", "1").is(201);
        assertThat(knownTier(signedIn.text("/customer/id"))).isEqualTo("STANDARD");
        assertThat(knownTier(visitor.id())).isEmpty();
        assertThat(post(null, "/widget/v1/sessions", Map.of("language", "en", "userId", "user-8", "userHash", hash))
                        .is(422)
                        .text("/field"))
                .isEqualTo("userHash");
        assertThat(post(
                                null,
                                "/widget/v1/sessions",
                                Map.of("language", "en", "visitorSecret", elsewhere.text("/visitorSecret")))
                        .is(200)
                        .text("/customer/id"))
                .as("signed out of the site: nobody we know")
                .isNotEqualTo(signedIn.text("/customer/id"));
    }

    /** What the event of her message tells of her tier. */
    private String knownTier(String customer) {
        return jdbc.sql("SELECT data FROM bus_outbox WHERE type LIKE '%CustomerMessageReceived%' AND data LIKE ?")
                .param("%" + customer + "%")
                .query((row, _) -> json.readTree(row.getString("data")))
                .single()
                .path("knownTier")
                .asString("");
    }

    @Test
    void anySiteMayEmbedTheWidgetButNothingElse() throws Exception {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
        Answer widget = send(
                null,
                request("/widget/v1/messages")
                        .header("Origin", "https://shop.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization,content-type")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(widget.is(200).raw().headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(widget.raw().headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        Answer staff = send(
                null,
                request("/api/v1/conversations")
                        .header("Origin", "https://shop.example")
                        .header("Access-Control-Request-Method", "GET")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(staff.raw().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
