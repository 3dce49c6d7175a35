/** Facts from events, kept in PostgreSQL. */
@NullMarked
package io.pronto.analytics.fact.adapter;

import org.jspecify.annotations.NullMarked;
