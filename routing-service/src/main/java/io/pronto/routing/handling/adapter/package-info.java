/** Where handling meets PostgreSQL. */
@NullMarked
package io.pronto.routing.handling.adapter;

import org.jspecify.annotations.NullMarked;
