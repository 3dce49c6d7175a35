package io.pronto.conversation.visitor.adapter;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.pronto.contracts.CustomerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Tokens of visitors: short-lived, signed here and good nowhere else. */
final class VisitorTokens {

    static final String NAME = "pronto-widget";
    private static final int LEAST_KEY_BYTES = 32;

    private final JwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final Duration life;

    /** @param key base64 of at least 32 bytes */
    VisitorTokens(String key, Duration life, Clock clock) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("PRONTO_VISITOR_KEY holds " + bytes.length + " bytes; it needs at least "
                    + LEAST_KEY_BYTES + ". Make one with: openssl rand -base64 32");
        }
        SecretKey secret = new SecretKeySpec(bytes, "HmacSHA256");
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(secret));
        this.decoder = NimbusJwtDecoder.withSecretKey(secret)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock);
        this.decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(NAME),
                new JwtClaimValidator<List<String>>("aud", audience -> audience != null && audience.contains(NAME))));
        this.life = life;
    }

    record Issued(String token, Instant expiresAt) {}

    Issued issue(CustomerId customer, Instant now) {
        Instant end = now.plus(life);
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(NAME)
                .audience(List.of(NAME))
                .subject(customer.toString())
                .issuedAt(now)
                .expiresAt(end)
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return new Issued(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), end);
    }

    JwtDecoder decoder() {
        return decoder;
    }
}
