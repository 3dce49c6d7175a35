/** What connects the clock feature with PostgreSQL, the event bus and HTTP. */
@NullMarked
package io.pronto.sla.clock.adapter;

import org.jspecify.annotations.NullMarked;
