package io.pronto.conversation.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The signatures were made with openssl. */
class TwilioSignatureTest {
    private static final String URL = "https://pronto.example/hooks/7/voice?call=9";
    private static final Map<String, List<String>> FORM =
            Map.of("From", List.of("+4930123456"), "Digits", List.of("1"), "CallSid", List.of("CA77"));
    private static final byte[] BODY = "CallSid=CA77&Digits=1&From=%2B4930123456".getBytes(StandardCharsets.UTF_8);

    @Test
    void aFormIsSignedByItsFieldsInOrder() {
        assertThat(genuine(URL, FORM, "V1bg5tJEBzcQZ1xxTqVQsz8SDtU=")).isTrue();
        assertThat(genuine(URL, FORM, "NV1bg5tJEBzcQZ1xxTqVQsz8SDtU=")).isFalse();
        assertThat(genuine(URL, FORM, null)).isFalse();
        assertThat(genuine(URL.replace("9", "8"), FORM, "V1bg5tJEBzcQZ1xxTqVQsz8SDtU="))
                .isFalse();
        assertThat(genuine(URL, Map.of("From", List.of("+4930123456")), "V1bg5tJEBzcQZ1xxTqVQsz8SDtU="))
                .isFalse();
        assertThat(TwilioSignature.genuine("", URL, FORM, BODY, "V1bg5tJEBzcQZ1xxTqVQsz8SDtU="))
                .isFalse();
    }

    @Test
    void withOrWithoutItsPortItIsTheSameAddress() {
        assertThat(genuine(URL, FORM, "bn6vISaZxzDsKNxqMa62eb3bL2A=")).isTrue();
        assertThat(genuine(URL.replace(".example", ".example:443"), FORM, "V1bg5tJEBzcQZ1xxTqVQsz8SDtU="))
                .isTrue();
    }

    @Test
    void anotherBodyIsSignedByItsDigestInTheAddress() {
        String url =
                "https://pronto.example/hooks/7/x?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(TwilioSignature.genuine("topsecret", url, null, body, "XjUl5cKgvDdZedIsoE1ecyDexhI="))
                .isTrue();
        assertThat(TwilioSignature.genuine(
                        "topsecret",
                        url,
                        null,
                        "{\"a\":2}".getBytes(StandardCharsets.UTF_8),
                        "XjUl5cKgvDdZedIsoE1ecyDexhI="))
                .isFalse();
        assertThat(TwilioSignature.genuine("topsecret", URL, null, body, "V1bg5tJEBzcQZ1xxTqVQsz8SDtU="))
                .isFalse();
    }

    private static boolean genuine(String url, Map<String, List<String>> form, String signature) {
        return TwilioSignature.genuine("topsecret", url, form, BODY, signature);
    }
}
