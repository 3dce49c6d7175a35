/** Overlaps on PostgreSQL, HTTP and the event bus. */
@NullMarked
package io.pronto.knowledge.overlap.adapter;

import org.jspecify.annotations.NullMarked;
