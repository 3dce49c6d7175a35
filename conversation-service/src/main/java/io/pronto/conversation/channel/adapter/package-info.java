/** Channels in PostgreSQL and over HTTP. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.channel.adapter;
