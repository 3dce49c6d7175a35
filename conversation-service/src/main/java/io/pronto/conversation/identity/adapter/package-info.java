/** Who is the same person, in PostgreSQL and over HTTP. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.identity.adapter;
