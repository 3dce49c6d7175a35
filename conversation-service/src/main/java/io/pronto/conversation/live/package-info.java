/** What people with an open page see at once: who hears what, and what happens to those who listen too slowly. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.live;
