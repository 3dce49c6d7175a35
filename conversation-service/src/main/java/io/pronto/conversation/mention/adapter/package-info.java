/** Feeds and webhooks that mention the brand. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.mention.adapter;
