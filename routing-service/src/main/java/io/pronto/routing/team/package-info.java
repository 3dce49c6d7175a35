/** Teams: agents who belong together, and whose work it is first. */
@NullMarked
package io.pronto.routing.team;

import org.jspecify.annotations.NullMarked;
