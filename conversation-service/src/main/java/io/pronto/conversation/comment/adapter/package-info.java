/** The rules in PostgreSQL and over HTTP. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.comment.adapter;
