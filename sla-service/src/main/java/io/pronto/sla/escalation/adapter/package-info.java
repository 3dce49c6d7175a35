/** What connects ladders with PostgreSQL and HTTP. */
@NullMarked
package io.pronto.sla.escalation.adapter;

import org.jspecify.annotations.NullMarked;
