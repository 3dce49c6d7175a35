/** Who our colleagues are and what queues are called, as routing tells it. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.directory;
