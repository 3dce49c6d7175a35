/** Where offer meets PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.routing.offer.adapter;

import org.jspecify.annotations.NullMarked;
