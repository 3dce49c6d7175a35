/** Where matching meets PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.routing.matching.adapter;

import org.jspecify.annotations.NullMarked;
