/** Notices in PostgreSQL, over HTTP and in live streams. */
@NullMarked
package io.pronto.conversation.notice.adapter;

import org.jspecify.annotations.NullMarked;
