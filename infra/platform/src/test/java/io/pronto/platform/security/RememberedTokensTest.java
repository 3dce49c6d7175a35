package io.pronto.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class RememberedTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(300);

    private final HandClock clock = new HandClock();
    private final List<String> verified = new ArrayList<>();
    private final JwtDecoder tokens = new RememberedTokens(this::verify, clock);

    private Jwt verify(String token) {
        verified.add(token);
        if (token.equals("forged") || clock.now.isAfter(EXPIRY)) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .issuedAt(NOW)
                .expiresAt(EXPIRY)
                .build();
    }

    private static final class HandClock extends Clock {
        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void a_token_is_verified_once_in_a_while() {
        assertThat(tokens.decode("mei").getSubject()).isEqualTo("mei");
        assertThat(tokens.decode("mei").getSubject()).isEqualTo("mei");
        assertThat(tokens.decode("jonas").getSubject()).isEqualTo("jonas");
        assertThat(verified).containsExactly("mei", "jonas");
        clock.now = NOW.plus(RememberedTokens.REMEMBERED).plus(Duration.ofMillis(1));
        tokens.decode("mei");
        assertThat(verified).containsExactly("mei", "jonas", "mei");
    }

    @Test
    void a_forged_token_is_refused_every_time() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        }
        assertThat(verified).containsExactly("forged", "forged");
    }

    @Test
    void an_expired_token_is_refused_though_it_was_good_a_moment_ago() {
        clock.now = EXPIRY.minusSeconds(10);
        tokens.decode("mei");
        clock.now = EXPIRY.plusSeconds(1);
        assertThatThrownBy(() -> tokens.decode("mei")).isInstanceOf(BadJwtException.class);
    }
}
