package io.pronto.analytics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that can be set about the analytics service, under {@code pronto.analytics}.
 *
 * @param zone the zone whose days reports mean when the question names none
 * @param recontact a customer who comes back within this time was not helped by the bot
 * @param boardPause the shortest time between two pictures of the live board
 * @param longestPeriod the most days one report may cover
 */
@Validated
@ConfigurationProperties("pronto.analytics")
public record AnalyticsSettings(
        @DefaultValue("Asia/Shanghai") @NotNull ZoneId zone,
        @DefaultValue("72h") @NotNull Duration recontact,
        @DefaultValue("1s") @NotNull Duration boardPause,
        @DefaultValue("400") @Min(1) @Max(4000) int longestPeriod) {}
