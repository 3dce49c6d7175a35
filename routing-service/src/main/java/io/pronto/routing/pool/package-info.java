/** Who may change the pool of agents and work: one replica at a time. */
@NullMarked
package io.pronto.routing.pool;

import org.jspecify.annotations.NullMarked;
