package io.pronto.conversation.wechat.adapter;

import io.pronto.contracts.Channel;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.FileSource;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.WeChatCipher;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A WeChat official account, or a WeCom app: encrypted XML in, customer-service messages out for 48 hours after the
 * customer's last message, 2048 bytes each.
 *
 * <p>Sources: developers.weixin.qq.com "Message encryption", "Customer service messages"; developer.work.weixin.qq.com
 * 90238, 90239, 90236.
 */
final class TencentConnector implements Connector, HookReceiver, FileSource {

    private static final int LONGEST = 2048;
    private static final Duration WINDOW = Duration.ofHours(48);
    private static final Set<Integer> TOKEN = Set.of(40001, 40014, 41001, 42001);
    private static final Set<Integer> ACCOUNT = Set.of(40013, 40091, 60020, 48001);
    private static final Set<Integer> TOO_FAST = Set.of(45009, 45011);
    /** Too long since she wrote, or too many since. */
    private static final Set<Integer> WINDOW_CLOSED = Set.of(45015, 45047);

    private static final HookReply SUCCESS = new HookReply(200, "text/plain", "success");

    private final Web web;
    private final TencentTokens tokens;
    private final ObjectMapper json;
    private final Clock clock;
    private final RandomGenerator random;
    private final boolean company;

    TencentConnector(Web web, ObjectMapper json, Clock clock, RandomGenerator random, boolean company) {
        this.web = web;
        this.tokens = new TencentTokens(web, json, clock, company);
        this.json = json;
        this.clock = clock;
        this.random = random;
        this.company = company;
    }

    @Override
    public String kind() {
        return company ? "wecom" : "wechat";
    }

    @Override
    public Channel channel() {
        return Channel.SOCIAL;
    }

    @Override
    public List<Setting> settings() {
        Setting server = Setting.url("server", company ? "https://qyapi.weixin.qq.com" : "https://api.weixin.qq.com");
        return company
                ? List.of(
                        Setting.text("corpId"),
                        Setting.number("agentId", 1000002),
                        Setting.secret("appSecret"),
                        Setting.secret("token"),
                        Setting.secret("encodingAesKey"),
                        Setting.text("welcome").optional(),
                        server)
                : List.of(
                        Setting.text("appId"),
                        Setting.secret("appSecret"),
                        Setting.secret("token"),
                        Setting.secret("encodingAesKey"),
                        Setting.text("welcome").optional(),
                        server);
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        Capabilities text = Capabilities.text(LONGEST, Capabilities.Unit.BYTES);
        return company ? text : text.within(WINDOW, "wait-for-customer");
    }

    private String account(Connection connection) {
        return connection.setting(company ? "corpId" : "appId");
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        String token = connection.secret("token");
        String timestamp = request.query("timestamp").orElse("");
        String nonce = request.query("nonce").orElse("");
        Optional<WeChatCipher> cipher = WeChatCipher.of(connection.secret("encodingAesKey"), account(connection));
        if (token.isEmpty() || cipher.isEmpty()) {
            return new Rejected(403, "not set up: the key has 43 letters");
        }
        if (!Signatures.fresh(timestamp, request.now())) {
            return new Rejected(401, "timestamp");
        }
        if (request.method().equals("GET")) {
            return echo(token, timestamp, nonce, cipher.get(), request);
        }
        String shut = SafeXml.read(request.text())
                .map(fields -> fields.getOrDefault("Encrypt", ""))
                .orElse("");
        if (!Signatures.weChat(request.query("msg_signature").orElse(""), token, timestamp, nonce, shut)) {
            return new Rejected(401, "signature");
        }
        return cipher.get()
                .open(shut)
                .flatMap(SafeXml::read)
                .map(fields -> understood(connection, cipher.get(), fields))
                .orElseGet(() -> new Rejected(422, "not understood"));
    }

    /** When an administrator saves the address, the platform wants to hear that it is ours. */
    private HookAnswer echo(String token, String timestamp, String nonce, WeChatCipher cipher, RawRequest request) {
        String echo = request.query("echostr").orElse("");
        boolean genuine = company
                ? Signatures.weChat(request.query("msg_signature").orElse(""), token, timestamp, nonce, echo)
                : Signatures.weChat(request.query("signature").orElse(""), token, timestamp, nonce);
        Optional<String> answer = company ? cipher.open(echo) : Optional.of(echo);
        return genuine && answer.isPresent()
                ? new Accepted(List.of(), new HookReply(200, "text/plain", answer.get()))
                : new Rejected(401, "signature");
    }

    private HookAnswer understood(Connection connection, WeChatCipher cipher, Map<String, String> fields) {
        String from = fields.getOrDefault("FromUserName", "");
        String created = fields.getOrDefault("CreateTime", "");
        if (from.isBlank() || from.length() > 200 || !created.matches("\\d{1,12}")) {
            return new Rejected(422, "not understood: no sender or time");
        }
        String type = fields.getOrDefault("MsgType", "");
        if (type.equals("event")) {
            boolean subscribed = fields.getOrDefault("Event", "").equals("subscribe");
            String welcome = connection.setting("welcome");
            return new Accepted(
                    List.of(),
                    subscribed && !welcome.isEmpty() ? passive(connection, cipher, fields, from, welcome) : SUCCESS);
        }
        String id = fields.getOrDefault("MsgId", "");
        if (!id.matches("\\d{1,30}")) {
            return new Rejected(422, "not understood: no id");
        }
        return new Accepted(
                List.of(Incoming.Received.of(
                                id,
                                from,
                                new Address(kind() + ":" + account(connection), from, null),
                                text(type, fields),
                                Instant.ofEpochSecond(Long.parseLong(created)))
                        .withFiles(files(type, fields))),
                SUCCESS);
    }

    private static String text(String type, Map<String, String> fields) {
        return switch (type) {
            case "text" -> fields.getOrDefault("Content", "");
            // What the platform understood of a voice message, if it is told to listen.
            case "voice" -> fields.getOrDefault("Recognition", "");
            case "location" -> "📍 " + fields.getOrDefault("Label", "");
            case "link" -> fields.getOrDefault("Title", "") + " " + fields.getOrDefault("Url", "");
            default -> "";
        };
    }

    private static List<IncomingFile> files(String type, Map<String, String> fields) {
        String media = fields.getOrDefault("MediaId", "");
        return media.isEmpty()
                ? List.of()
                : switch (type) {
                    case "image" -> List.of(IncomingFile.at("image", media));
                    case "voice" -> List.of(IncomingFile.at("voice.amr", media));
                    case "video", "shortvideo" -> List.of(IncomingFile.at("video.mp4", media));
                    default -> List.of();
                };
    }

    /** The answer within the answer: the only thing that may be said to somebody who has not written yet. */
    private HookReply passive(
            Connection connection, WeChatCipher cipher, Map<String, String> fields, String to, String words) {
        long now = clock.instant().getEpochSecond();
        byte[] salt = new byte[WeChatCipher.RANDOM];
        random.nextBytes(salt);
        String inner = "<xml><ToUserName>" + SafeXml.cdata(to) + "</ToUserName><FromUserName>"
                + SafeXml.cdata(fields.getOrDefault("ToUserName", "")) + "</FromUserName><CreateTime>" + now
                + "</CreateTime><MsgType>" + SafeXml.cdata("text") + "</MsgType><Content>" + SafeXml.cdata(words)
                + "</Content></xml>";
        String shut = cipher.shut(inner, salt);
        String nonce = HexFormat.of().formatHex(salt, 0, 8);
        String signature = Signatures.weChatSignature(connection.secret("token"), Long.toString(now), nonce, shut);
        return new HookReply(
                200,
                "application/xml",
                "<xml><Encrypt>" + SafeXml.cdata(shut) + "</Encrypt><MsgSignature>" + SafeXml.cdata(signature)
                        + "</MsgSignature><TimeStamp>" + now + "</TimeStamp><Nonce>" + SafeXml.cdata(nonce)
                        + "</Nonce></xml>");
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing m) {
        ObjectNode body = json.createObjectNode().put("touser", m.threadKey()).put("msgtype", "text");
        body.putObject("text").put("content", m.text());
        if (company) {
            body.put("agentid", Integer.parseInt(connection.setting("agentId")));
            // The platform drops the same message to the same person within this time.
            body.put("enable_duplicate_check", 1).put("duplicate_check_interval", 1800);
        }
        try {
            String path = company ? "/cgi-bin/message/send" : "/cgi-bin/message/custom/send";
            JsonNode said = tokens.post(connection, path, json.writeValueAsString(body));
            return outcome(said);
        } catch (TencentTokens.NoTokenException e) {
            return new SendOutcome.Later("token-wrong: " + e.getMessage(), null, true);
        } catch (IOException e) {
            return SendOutcome.Later.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private static SendOutcome outcome(JsonNode said) {
        int code = said.path("errcode").asInt(-1);
        String words = code + " " + said.path("errmsg").asString("");
        if (code == 0) {
            String id = said.path("msgid").asString("");
            return new SendOutcome.Delivered(id.isEmpty() ? null : id);
        }
        if (TOO_FAST.contains(code)) {
            return SendOutcome.Later.tooFast(null);
        }
        if (TOKEN.contains(code) || ACCOUNT.contains(code)) {
            return new SendOutcome.Later("token-wrong: " + words, null, true);
        }
        if (code == -1) {
            return new SendOutcome.Later("status: " + words, null, true);
        }
        return new SendOutcome.Refused((WINDOW_CLOSED.contains(code) ? "window-closed: " : "status: ") + words);
    }

    @Override
    public byte[] fetch(Connection connection, String reference, int most) throws IOException {
        Web.Answer answer = web.ask(Web.Question.get(
                connection.setting("server") + "/cgi-bin/media/get?access_token=" + tokens.token(connection)
                        + "&media_id=" + URLEncoder.encode(reference, StandardCharsets.UTF_8),
                Map.of()));
        // Errors come as JSON with status 200.
        if (!answer.fine() || answer.header("Content-Type").orElse("").contains("json")) {
            throw new IOException("Tencent does not give the file: " + answer.status());
        }
        return answer.body().length > most ? Arrays.copyOf(answer.body(), most + 1) : answer.body();
    }

    @Override
    public List<Finding> test(Connection connection) {
        if (WeChatCipher.of(connection.secret("encodingAesKey"), account(connection))
                .isEmpty()) {
            return List.of(new Finding("aes-key-wrong", ""));
        }
        try {
            tokens.forget(connection);
            tokens.token(connection);
            return List.of();
        } catch (TencentTokens.NoTokenException e) {
            return List.of(new Finding(Finding.TOKEN_WRONG, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return List.of(new Finding(Finding.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }
}
