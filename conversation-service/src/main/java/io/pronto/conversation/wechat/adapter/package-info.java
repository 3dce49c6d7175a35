/** Tencent's APIs. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.wechat.adapter;
