/** One conversation's need for a person, from waiting to finished. */
@NullMarked
package io.pronto.routing.work;

import org.jspecify.annotations.NullMarked;
