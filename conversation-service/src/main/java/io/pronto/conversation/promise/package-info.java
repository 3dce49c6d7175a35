/** The clocks that run on conversations, as the SLA service tells it. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.promise;
