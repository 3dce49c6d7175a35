/** What connects adjustments with PostgreSQL and HTTP. */
@NullMarked
package io.pronto.sla.adjustment.adapter;

import org.jspecify.annotations.NullMarked;
