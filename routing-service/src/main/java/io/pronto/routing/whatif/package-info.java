/** What-if: one question about traffic, people and rules, answered by the simulator for several policies side by side. */
@NullMarked
package io.pronto.routing.whatif;

import org.jspecify.annotations.NullMarked;
