/** Telegram bots. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.telegram;
