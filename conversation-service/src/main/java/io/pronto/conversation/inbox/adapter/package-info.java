/** Reading conversations from PostgreSQL and over HTTP. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.inbox.adapter;
