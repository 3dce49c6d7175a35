/** Weibo's message service for fans. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.weibo;
