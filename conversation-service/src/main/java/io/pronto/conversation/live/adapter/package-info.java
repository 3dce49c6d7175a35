/** Server-sent events, replicas told over Redis, and what is put into the streams. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.live.adapter;
