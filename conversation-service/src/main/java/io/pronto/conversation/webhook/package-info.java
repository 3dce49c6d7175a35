/** Telling other systems what happened, signed, until they have it. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.webhook;
