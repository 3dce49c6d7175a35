/** Where dispatch meets PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.routing.dispatch.adapter;

import org.jspecify.annotations.NullMarked;
