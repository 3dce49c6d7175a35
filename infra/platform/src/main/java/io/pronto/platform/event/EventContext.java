package io.pronto.platform.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The envelope of an event.
 *
 * @param id one per event, for ever
 * @param time when it happened
 * @param source the service that told it: {@code conversation}, {@code routing} …
 * @param partition 0 to {@value EventBus#PARTITIONS} − 1; all events of one subject are in one partition
 * @param sequence dense in source and partition, from 1
 */
public record EventContext(UUID id, Instant time, String source, int partition, long sequence) {}
