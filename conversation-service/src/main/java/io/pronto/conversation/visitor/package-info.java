/** Visitors of the chat widget: who they are, how often they may write, what they see. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.visitor;
