/** How long work takes. */
@NullMarked
package io.pronto.routing.handling;

import org.jspecify.annotations.NullMarked;
