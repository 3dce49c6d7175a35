package io.pronto.conversation.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostSiteTest {

    /** RFC 4231, test case 2. */
    @Test
    void aSiteVouchesByHmacSha256() {
        HostSite site = new HostSite("Jefe");
        String hash = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assertThat(site.vouchesFor("what do ya want for nothing?", hash)).isTrue();
        assertThat(site.vouchesFor("what do ya want for something?", hash)).isFalse();
        assertThat(site.vouchesFor("what do ya want for nothing?", hash.toUpperCase(java.util.Locale.ROOT)))
                .isFalse();
    }

    @Test
    void aSecretIsNeverShownAndItsHashIsStable() {
        VisitorSecret secret = VisitorSecret.of(new byte[VisitorSecret.BYTES]);
        assertThat(secret.toString()).doesNotContain(secret.text());
        assertThat(new VisitorSecret(secret.text()).hash())
                .isEqualTo(secret.hash())
                .hasSize(32);
    }
}
