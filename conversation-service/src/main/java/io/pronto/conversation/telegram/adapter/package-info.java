/** Telegram's Bot API. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.telegram.adapter;
