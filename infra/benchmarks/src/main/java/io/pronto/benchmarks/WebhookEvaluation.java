package io.pronto.benchmarks;

import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.TwilioSignature;
import io.pronto.conversation.channel.WeChatCipher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code ./pronto evaluate webhooks FILE}: the platforms' signatures and ciphers against known answers. */
record WebhookEvaluation(Path file) {

    boolean run() throws IOException {
        Scoreboard scores = new Scoreboard();
        for (JsonNode one : Cases.read(file).all()) {
            String name =
                    one.path("provider").asString() + ": " + one.path("name").asString();
            String wrong = wrong(one);
            scores.judge(name, wrong.isEmpty(), wrong);
        }
        return scores.print("webhooks", file);
    }

    /** What is not as it should be; empty when all is well. */
    private static String wrong(JsonNode v) {
        return switch (text(v, "provider")) {
            case "twilio" -> verdict(v, twilio(v));
            case "line" ->
                verdict(v, Signatures.line(text(v, "channelSecret"), bytes(v, "body"), text(v, "signature")));
            case "x-hub-signature-256" ->
                verdict(v, Signatures.hub(text(v, "secret"), bytes(v, "body"), text(v, "signature")));
            case "slack" -> slack(v);
            case "hmac-sha256" -> {
                String hex = HexFormat.of().formatHex(Signatures.hmacSha256(bytes(v, "secret"), bytes(v, "body")));
                yield hex.equals(text(v, "hex")) ? "" : "got " + hex;
            }
            case "wechat-official-account" -> weChat(v);
            case "wecom" -> weCom(v);
            default -> "no such provider here";
        };
    }

    private static String verdict(JsonNode v, boolean valid) {
        return valid == v.path("valid").asBoolean() ? "" : "judged " + (valid ? "genuine" : "forged");
    }

    private static boolean twilio(JsonNode v) {
        Map<String, List<String>> form = new HashMap<>();
        v.path("params")
                .forEachEntry((name, value) -> form.put(
                        name,
                        value.isArray()
                                ? value.valueStream().map(JsonNode::asString).toList()
                                : List.of(value.asString())));
        return TwilioSignature.genuine(
                text(v, "authToken"),
                text(v, "url"),
                v.path("params").isObject() ? form : null,
                bytes(v, "body"),
                text(v, "signature"));
    }

    private static String slack(JsonNode v) {
        Instant sent = Instant.ofEpochSecond(Long.parseLong(text(v, "timestamp")));
        String fresh = verdict(
                v,
                Signatures.slack(
                        text(v, "signingSecret"), text(v, "timestamp"), bytes(v, "body"), text(v, "signature"), sent));
        boolean stale = Signatures.slack(
                text(v, "signingSecret"),
                text(v, "timestamp"),
                bytes(v, "body"),
                text(v, "signature"),
                sent.plusSeconds(301));
        return stale ? "taken 301 s later" : fresh;
    }

    private static String weChat(JsonNode v) {
        WeChatCipher cipher =
                WeChatCipher.of(text(v, "encodingAesKey"), text(v, "appId")).orElseThrow();
        String shut = cipher.shut(text(v, "plaintext"), bytes(v, "random"));
        String open = cipher.open(text(v, "ciphertext")).orElse("");
        return !shut.equals(text(v, "ciphertext"))
                ? "encrypts to " + shut
                : open.equals(text(v, "plaintext")) ? "" : "decrypts to " + open;
    }

    private static String weCom(JsonNode v) {
        String shut = v.path("encrypt").asString(v.path("echostr").asString(""));
        boolean valid = Signatures.weChat(
                text(v, "msgSignature"), text(v, "token"), text(v, "timestamp"), text(v, "nonce"), shut);
        String verdict = verdict(v, valid);
        if (!verdict.isEmpty() || !v.path("plaintext").isString() || !valid) {
            return verdict;
        }
        String open = WeChatCipher.of(text(v, "encodingAesKey"), text(v, "corpId"))
                .flatMap(cipher -> cipher.open(shut))
                .orElse("");
        return open.equals(text(v, "plaintext")) ? "" : "decrypts to " + open;
    }

    private static String text(JsonNode v, String name) {
        return v.path(name).asString("");
    }

    private static byte[] bytes(JsonNode v, String name) {
        return text(v, name).getBytes(StandardCharsets.UTF_8);
    }
}
