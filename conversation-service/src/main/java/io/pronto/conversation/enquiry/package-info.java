/** One enquiry of one customer: its states, its transcript and what each side may do with it. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.enquiry;
