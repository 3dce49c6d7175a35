/** LINE's Messaging API. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.line.adapter;
