package io.pronto.platform.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what comes in.
 *
 * @param maxJson the largest JSON body
 * @param maxBody the largest body of any other kind
 * @param maxAt larger or smaller bounds at single paths, such as where files are taken in
 * @param idempotencyRetention how long an answer is kept for a repeated Idempotency-Key
 */
@Validated
@ConfigurationProperties("pronto.web")
record WebSettings(
        @DefaultValue("1MB") @NotNull DataSize maxJson,
        @DefaultValue("32MB") @NotNull DataSize maxBody,
        @DefaultValue Map<String, DataSize> maxAt,
        @DefaultValue("24h") @NotNull Duration idempotencyRetention) {
    WebSettings {
        maxAt = Map.copyOf(maxAt);
    }
}
