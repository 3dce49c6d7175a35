package io.pronto.conversation.wechat.adapter;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.ConnectorContract;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.WeChatCipher;
import io.pronto.conversation.channel.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** A WeCom app. */
class WeComConnectorTest implements ConnectorContract {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000c");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Connector connector(Web web) {
        return new TencentConnector(web, JSON, Clock.fixed(NOW, ZoneOffset.UTC), new Random(5), true);
    }

    @Override
    public Connection connection() {
        return new Connection(
                ID,
                "wecom",
                "Lumen",
                Map.of("corpId", "wx1", "agentId", "1000002", "server", "https://qyapi.weixin.qq.com"),
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
}
