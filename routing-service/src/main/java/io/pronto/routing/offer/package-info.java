/** Asking one agent: the history of offers and what became of each. */
@NullMarked
package io.pronto.routing.offer;

import org.jspecify.annotations.NullMarked;
