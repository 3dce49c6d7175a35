/** Telephone calls: from the greeting to what is left to do afterwards. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.call;
