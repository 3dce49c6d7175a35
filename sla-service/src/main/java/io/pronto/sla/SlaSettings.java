package io.pronto.sla;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this service behaves.
 *
 * @param sweep the longest a due clock waits when this replica did not hear of it
 * @param batch due clocks handled in one transaction at most
 * @param rulesAge how old the policies may be that a new clock is started by, after an edit on another replica
 * @param firstPack the pack that is installed when there is no policy at all; empty for none
 */
@Validated
@ConfigurationProperties("pronto.sla")
public record SlaSettings(
        @DefaultValue("1s") @NotNull Duration sweep,
        @DefaultValue("500") @Min(1) @Max(5000) int batch,
        @DefaultValue("1s") @NotNull Duration rulesAge,
        @DefaultValue("online-support") @NotNull String firstPack) {}
