package io.pronto.conversation.wechat.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.ConnectorContract;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.WeChatCipher;
import io.pronto.conversation.channel.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** A WeChat official account. */
class WeChatConnectorTest implements ConnectorContract {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000c");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Connector connector(Web web) {
        return new TencentConnector(web, JSON, Clock.fixed(NOW, ZoneOffset.UTC), new Random(5), false);
    }

    @Override
    public Connection connection() {
        return new Connection(
                ID,
                "wechat",
                "Lumen",
                Map.of("appId", "wx1", "welcome", "您好", "server", "https://api.weixin.qq.com"),
                Map.of("appSecret", "s", "token", "tok", "encodingAesKey", KEY),
                true,
                true,
                "zh",
                null,
                NOW,
                1);
    }

    private static Web.Answer answer(int status, String body) {
        return new Web.Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String OWNER = "wx1";

    @Override
    public Web.Answer taken(Web.Question question, String id) {
        return question.url().getPath().contains("token")
                ? answer(200, "{\"access_token\":\"a\",\"expires_in\":7200}")
                : answer(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":\"" + id + "\"}");
    }

    @Override
    public Web.Answer refused(Web.Question question) {
        return question.url().getPath().contains("token")
                ? taken(question, "")
                : answer(200, "{\"errcode\":45015,\"errmsg\":\"response out of time limit\"}");
    }

    @Override
    public Web.Answer tooFast(Web.Question question) {
        return question.url().getPath().contains("token")
                ? taken(question, "")
                : answer(200, "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}");
    }

    private static RawRequest encrypted(String inner, Instant at) {
        String shut = WeChatCipher.of(KEY, OWNER).orElseThrow().shut(inner, new byte[WeChatCipher.RANDOM]);
        return request(
                ("<xml><Encrypt><![CDATA[" + shut + "]]></Encrypt></xml>").getBytes(StandardCharsets.UTF_8), shut, at);
    }

    private static RawRequest request(byte[] body, String shut, Instant at) {
        String seconds = Long.toString(at.getEpochSecond());
        String signature = Signatures.weChatSignature("tok", seconds, "n1", shut);
        return new RawRequest(
                "POST",
                URI.create("https://support.example/hooks/" + ID + "?msg_signature=" + signature + "&timestamp="
                        + seconds + "&nonce=n1"),
                Map.of(),
                body,
                NOW);
    }

    private static String xml(String sender, String rest) {
        return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[" + sender
                + "]]></FromUserName><CreateTime>" + NOW.getEpochSecond() + "</CreateTime>" + rest + "</xml>";
    }

    @Override
    public RawRequest arrival(String messageId, String sender, String text, Instant signedAt) {
        return encrypted(
                xml(
                        sender,
                        "<MsgType><![CDATA[text]]></MsgType><Content>" + SafeXml.cdata(text) + "</Content><MsgId>"
                                + messageId.substring(2) + "</MsgId>"),
                signedAt);
    }

    @Override
    public RawRequest arrivalWithFile(String messageId, String sender) {
        return encrypted(
                xml(
                        sender,
                        "<MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[media-1]]></MediaId><MsgId>"
                                + messageId.substring(2) + "</MsgId>"),
                NOW);
    }

    /** What is encrypted is broken: what stands around it is looked at by nobody. */
    @Override
    public RawRequest arrivalSignedByAnother(RawRequest genuine) {
        return new RawRequest(
                "POST",
                genuine.url(),
                Map.of(),
                genuine.text().replaceFirst("CDATA\\[...", "CDATA[AAA").getBytes(StandardCharsets.UTF_8),
                NOW);
    }

    @Override
    public RawRequest resigned(RawRequest request) {
        String shut = SafeXml.read(request.text())
                .map(fields -> fields.getOrDefault("Encrypt", ""))
                .orElse("");
        return request(request.body(), shut, NOW);
    }

    @Override
    public boolean timeIsSigned() {
        return true;
    }

    @Test
    void whoSubscribesIsWelcomedWithinTheAnswer() {
        HookReceiver receiver = (HookReceiver) connector(q -> taken(q, "x"));
        var answer = (HookReceiver.Accepted) receiver.receive(
                connection(), encrypted(xml("u-1", "<MsgType>event</MsgType><Event>subscribe</Event>"), NOW));
        assertThat(answer.incoming()).isEmpty();
        Map<String, String> outer = SafeXml.read(answer.reply().body()).orElseThrow();
        assertThat(Signatures.weChat(
                        outer.get("MsgSignature"),
                        "tok",
                        outer.get("TimeStamp"),
                        outer.get("Nonce"),
                        outer.get("Encrypt")))
                .isTrue();
        String inner = WeChatCipher.of(KEY, OWNER)
                .orElseThrow()
                .open(outer.get("Encrypt"))
                .orElseThrow();
        assertThat(SafeXml.read(inner).orElseThrow())
                .containsEntry("Content", "您好")
                .containsEntry("ToUserName", "u-1");
    }

    @Test
    void aDocumentThatFetchesOrBlowsUpIsNotRead() {
        for (String evil : List.of(
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xml><Content>&e;</Content></xml>",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><xml><Content>&b;</Content></xml>",
                "<!DOCTYPE x SYSTEM 'http://169.254.169.254/'><xml><Content>x</Content></xml>")) {
            assertThat(SafeXml.read(evil)).as(evil).isEmpty();
        }
        assertThat(SafeXml.read("<xml><a>1</a><b><c>2</c></b></xml>").orElseThrow())
                .containsEntry("a", "1");
    }
}
