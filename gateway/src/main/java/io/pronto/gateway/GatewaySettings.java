package io.pronto.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that can be set about the gateway, under {@code pronto}.
 *
 * @param publicUrl the address under which people reach the suite; sign-in returns there
 * @param issuer the realm as the browser and the tokens name it
 * @param realmUrl the realm as this process reaches it; the same as the issuer unless the network differs
 * @param clientSecret the secret of the realm's client {@code pronto-gateway}
 * @param answerTimeout how long a service may take to answer a request that is not a stream
 */
@Validated
@ConfigurationProperties("pronto")
public record GatewaySettings(
        @NotNull URI publicUrl,
        @NotNull URI issuer,
        @NotNull URI realmUrl,
        @NotNull String clientSecret,
        @NotNull Duration answerTimeout,
        @NotNull @Valid Services services,
        @NotNull @Valid Limits limits) {

    /** Where the services are. */
    public record Services(
            @NotNull URI conversation,
            @NotNull URI routing,
            @NotNull URI sla,
            @NotNull URI knowledge,
            @NotNull URI analytics) {}

    /**
     * What one client and one address may ask, per replica of the gateway.
     *
     * @param perClient requests per second of one token or session; twice as many may come at once
     * @param perAddress requests per second of one network address; twice as many may come at once
     * @param perPlatform the same of calls to {@code /hooks/}: a platform speaks for all its people from few addresses
     * @param bodyBytes the largest request body, except for files
     * @param fileBytes the largest request body where files and imports are sent
     */
    public record Limits(
            @Min(1) int perClient,
            @Min(1) int perAddress,
            @Min(1) int perPlatform,
            @Min(1024) long bodyBytes,
            @Min(1024) long fileBytes) {}
}
