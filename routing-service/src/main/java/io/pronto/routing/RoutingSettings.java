package io.pronto.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that can be set about the routing service, under {@code pronto.routing}.
 *
 * @param reservation for how long transferred work waits for its one agent before it is open to all
 * @param freeAfter after how long a silent customer's conversation takes nothing of its agent's budget any more
 * @param tellWaitsEvery the shortest time between two tellings of the same queue's places and waits
 * @param lease of the pool's one writer
 * @param keepHistory how long offers that are over and decisions are kept
 */
@Validated
@ConfigurationProperties("pronto.routing")
public record RoutingSettings(
        @DefaultValue("2m") @NotNull Duration reservation,
        @DefaultValue("5m") @NotNull Duration freeAfter,
        @DefaultValue("1s") @NotNull Duration tellWaitsEvery,
        @DefaultValue("90d") @NotNull Duration keepHistory,
        @DefaultValue @Valid @NotNull Lease lease,
        @DefaultValue @Valid @NotNull Vanished vanished,
        @Valid @NotNull Directory directory) {
    /**
     * What becomes of the work of an agent whose last page has vanished.
     *
     * @param offersBackAfter after that the agent is away, and what was offered goes to others
     * @param conversationsBackAfter after that the agent is offline, and the conversations go to others; not shorter
     */
    public record Vanished(
            @DefaultValue("30s") @NotNull Duration offersBackAfter,
            @DefaultValue("5m") @NotNull Duration conversationsBackAfter) {}

    /**
     * Who of several replicas writes the pool.
     *
     * @param expires so long after its last sign of life a writer is taken for dead
     * @param address where other replicas reach this one, such as {@code http://10.0.0.7:8102}; without it only replicas on the same
     *     machine find each other
     */
    public record Lease(
            @DefaultValue("1500ms") @NotNull Duration expires,
            @Nullable URI address) {}

    /**
     * The directory that agents come from.
     *
     * @param secret of the client; without it agents appear only when they sign in
     * @param every the time between two looks
     */
    public record Directory(
            @NotNull URI url,
            @DefaultValue("pronto") @NotBlank String realm,
            @DefaultValue("pronto-directory") @NotBlank String client,
            @DefaultValue("") @NotNull String secret,
            @DefaultValue("60s") @NotNull Duration every) {
        @Override
        public String toString() {
            return "Directory[" + url + ", " + realm + ", " + client + "]";
        }
    }
}
