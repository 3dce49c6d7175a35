/** The pure decision: who of these agents gets this work, and why. */
@NullMarked
package io.pronto.routing.matching;

import org.jspecify.annotations.NullMarked;
