/** Who writes to us. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.customer;
