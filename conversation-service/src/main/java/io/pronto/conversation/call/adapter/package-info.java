/** Calls in PostgreSQL, over HTTP, and through the providers of telephone lines. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.call.adapter;
