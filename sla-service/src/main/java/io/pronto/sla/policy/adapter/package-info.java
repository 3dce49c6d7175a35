/** What connects the policy feature with PostgreSQL, the event bus and HTTP. */
@NullMarked
package io.pronto.sla.policy.adapter;

import org.jspecify.annotations.NullMarked;
