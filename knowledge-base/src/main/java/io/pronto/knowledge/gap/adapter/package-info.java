/** Gaps on PostgreSQL, HTTP and the event bus. */
@NullMarked
package io.pronto.knowledge.gap.adapter;

import org.jspecify.annotations.NullMarked;
