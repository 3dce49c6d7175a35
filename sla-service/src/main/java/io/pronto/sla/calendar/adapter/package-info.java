/** What connects the calendar feature with PostgreSQL, the event bus and HTTP. */
@NullMarked
package io.pronto.sla.calendar.adapter;

import org.jspecify.annotations.NullMarked;
