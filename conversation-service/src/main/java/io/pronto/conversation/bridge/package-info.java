/** The channel for anything else: signed webhooks in, signed webhooks out. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.bridge;
