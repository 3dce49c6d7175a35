/** Queues as routing-service tells of them, in PostgreSQL. */
@NullMarked
package io.pronto.sla.queue.adapter;

import org.jspecify.annotations.NullMarked;
