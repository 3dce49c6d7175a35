/** Where work waits, and which queue a piece of work belongs to. */
@NullMarked
package io.pronto.routing.queue;

import org.jspecify.annotations.NullMarked;
