/** What staff and integrators read of conversations: rows of lists and lines of transcripts, in the form of the API. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.inbox;
