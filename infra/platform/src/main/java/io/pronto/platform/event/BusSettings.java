package io.pronto.platform.event;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the event bus behaves in this service.
 *
 * @param prefix of all keys in Redis; all services of one suite share it
 * @param retention how long sent events are kept in the outbox for readers that ask again
 * @param streamLength entries a Redis stream keeps, about; readers further behind ask for a replay
 * @param sweep the longest time an event waits when the signal after its commit got lost, and the time between looks
 *     whether Redis still has what it had
 * @param batch events of one stream handled in one transaction at most; more are faster, but lock more rows at once
 * @param parallel transactions of handlers at one time at most; the streams are shared out among them. Keep it below the
 *     size of the connection pool
 * @param linger so long an event of {@linkplain Subscriptions#patient() patient} handlers waits for others to share its
 *     transaction
 * @param tries how often a failing event is handled before it is parked
 * @param backoff the wait before the second try; doubles with each further one
 */
@Validated
@ConfigurationProperties("pronto.bus")
record BusSettings(
        @DefaultValue("pronto") @NotBlank String prefix,
        @DefaultValue("3d") @NotNull Duration retention,
        @DefaultValue("50000") @Min(1000) @Max(5_000_000) int streamLength,
        @DefaultValue("1s") @NotNull Duration sweep,
        @DefaultValue("16") @Min(1) @Max(1000) int batch,
        @DefaultValue("4") @Min(1) @Max(EventBus.PARTITIONS) int parallel,
        @DefaultValue("100ms") @NotNull Duration linger,
        @DefaultValue("5") @Min(1) @Max(20) int tries,
        @DefaultValue("100ms") @NotNull Duration backoff) {}
