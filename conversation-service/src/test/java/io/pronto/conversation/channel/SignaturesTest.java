package io.pronto.conversation.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Signatures, each made by the other side's own rule. Official vectors: {@code ./pronto evaluate webhooks}. */
class SignaturesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void standardWebhooksAsItsSpecificationShows() {
        byte[] body = bytes("{\"test\": 2432232314}");
        String header = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assertThat(Signatures.standard(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body, header, NOW))
                .isTrue();
        assertThat(Signatures.standard(
                        SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body, "v1,AAAA " + header, NOW))
                .as("one of several keys")
                .isTrue();
        assertThat(Signatures.standard(
                        SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body, header, NOW.plusSeconds(301)))
                .as("too old")
                .isFalse();
        assertThat(Signatures.standard(SECRET, "msg_other", "1614265330", body, header, NOW))
                .isFalse();
        assertThat(Signatures.standard("", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body, header, NOW))
                .as("without a secret nothing is genuine")
                .isFalse();
        assertThat(Signatures.standard("whsec_!", "x", "1614265330", body, header, NOW))
                .isFalse();
    }

    @Property
    void noSignatureIsRightByChance(
            @ForAll @Size(max = 50) byte[] body, @ForAll String header, @ForAll String timestamp) {
        assertThat(Signatures.hub("secret", body, header)).isFalse();
        assertThat(Signatures.hub("", body, header)).isFalse();
        assertThat(Signatures.line("secret", body, header)).isFalse();
        assertThat(Signatures.slack("secret", timestamp, body, header, NOW)).isFalse();
        assertThat(Signatures.standard(SECRET, "id", timestamp, body, header, NOW))
                .isFalse();
        assertThat(Signatures.weChat(header, "token", timestamp, "nonce")).isFalse();
    }

    @Property
    void whatOneEncryptsTheOtherReads(@ForAll String text) {
        String clean = Texts.storable(text);
        WeChatCipher cipher = WeChatCipher.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx1")
                .orElseThrow();
        String shut = cipher.shut(clean, new byte[WeChatCipher.RANDOM]);
        assertThat(cipher.open(shut)).contains(clean);
        assertThat(WeChatCipher.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx2")
                        .orElseThrow()
                        .open(shut))
                .as("for somebody else")
                .isEmpty();
    }

    @Property
    void whateverComesTheCipherStands(@ForAll String text) {
        WeChatCipher cipher = WeChatCipher.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx1")
                .orElseThrow();
        assertThat(cipher.open(text)).isEmpty();
        assertThat(WeChatCipher.of(text, "wx1").isPresent() && text.length() != 43)
                .isFalse();
    }
}
