/**
 * The port of all channels but the widget: what comes in from a platform, what goes out to it, and what it can do.
 *
 * <p>A channel is a {@link io.pronto.conversation.channel.Connector} in a package of its own. Nothing else has to know
 * it: set-up, door, storing, queue, retries, limits and the list of failures are here, once.
 */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.channel;
