/** Where queue meets PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.routing.queue.adapter;

import org.jspecify.annotations.NullMarked;
