/** What agents can be good at. */
@NullMarked
package io.pronto.routing.skill;

import org.jspecify.annotations.NullMarked;
