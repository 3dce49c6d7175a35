/** Promises on exact business time. Features: {@code calendar}, {@code policy}, {@code clock}. */
@NullMarked
package io.pronto.sla;

import org.jspecify.annotations.NullMarked;
