/** Ready texts for agents. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.quickreply;
