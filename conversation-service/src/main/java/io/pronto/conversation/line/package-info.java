/** LINE official accounts. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.line;
