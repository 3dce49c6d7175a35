/** Watching for what others publish about the brand. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.mention;
