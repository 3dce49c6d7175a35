/** Questions over HTTP, kept in PostgreSQL, answered in the background. */
@NullMarked
package io.pronto.routing.whatif.adapter;

import org.jspecify.annotations.NullMarked;
