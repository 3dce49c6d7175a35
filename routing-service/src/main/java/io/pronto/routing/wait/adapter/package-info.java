/** Where wait meets PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.routing.wait.adapter;

import org.jspecify.annotations.NullMarked;
