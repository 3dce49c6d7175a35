/** Where the pool meets PostgreSQL, Redis and the other replicas. */
@NullMarked
package io.pronto.routing.pool.adapter;

import org.jspecify.annotations.NullMarked;
