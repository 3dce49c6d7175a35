/** Files that come with messages: which are taken, and who may have them. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.attachment;
