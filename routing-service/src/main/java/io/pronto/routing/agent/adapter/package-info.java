/** Where agent meets PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.routing.agent.adapter;

import org.jspecify.annotations.NullMarked;
