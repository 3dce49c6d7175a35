/** Weibo's API. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.weibo.adapter;
