/** The same in PostgreSQL, over HTTP and on the event bus. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.visitor.adapter;
