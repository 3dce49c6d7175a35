/** One customer behind several accounts, addresses and numbers. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.identity;
