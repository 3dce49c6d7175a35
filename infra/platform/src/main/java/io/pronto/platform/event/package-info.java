/**
 * Events from service to service: a transactional outbox in PostgreSQL, ordered Redis streams, readers that keep their
 * place in their own database. Why it is built this way: {@code docs/decisions/2026-11-22-event-bus.md}.
 *
 * <p>A service uses {@link io.pronto.platform.event.EventOutbox} to tell and
 * {@link io.pronto.platform.event.Subscriptions} to listen; {@link io.pronto.platform.event.EventBus} is the port behind
 * which another transport could stand.
 */
@NullMarked
package io.pronto.platform.event;

import org.jspecify.annotations.NullMarked;
