/** Where team meets PostgreSQL. */
@NullMarked
package io.pronto.routing.team.adapter;

import org.jspecify.annotations.NullMarked;
