/** Where work meets PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.routing.work.adapter;

import org.jspecify.annotations.NullMarked;
