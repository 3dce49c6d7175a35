/** Meta's Graph API. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.meta.adapter;
