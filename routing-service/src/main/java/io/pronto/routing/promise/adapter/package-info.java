/** Where promises meet PostgreSQL and the other services. */
@NullMarked
package io.pronto.routing.promise.adapter;

import org.jspecify.annotations.NullMarked;
