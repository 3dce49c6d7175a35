package io.pronto.platform.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are read. Issuer, key address and audience are Spring Boot's own settings, see {@code platform-defaults.yml}.
 *
 * @param client the client whose client roles count beside the realm's
 * @param keysTimeout the longest wait for Keycloak's keys
 */
@Validated
@ConfigurationProperties("pronto.identity")
record IdentitySettings(
        @DefaultValue("pronto") @NotBlank String client,
        @DefaultValue("2s") @NotNull Duration keysTimeout) {}
