/** Customers, conversations, messages, and what everybody sees of them live. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation;
