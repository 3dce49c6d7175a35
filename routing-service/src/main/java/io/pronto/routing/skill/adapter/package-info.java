/** Where skill meets PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.routing.skill.adapter;

import org.jspecify.annotations.NullMarked;
