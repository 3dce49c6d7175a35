/** What people say in public: complaints and calls for help come before remarks. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.comment;
