/** The words services say to each other: identifiers and events. Depends on {@code java.*} and JSpecify alone. */
@NullMarked
package io.pronto.contracts;

import org.jspecify.annotations.NullMarked;
