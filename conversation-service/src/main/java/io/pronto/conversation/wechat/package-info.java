/** WeChat official accounts and WeCom. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.wechat;
