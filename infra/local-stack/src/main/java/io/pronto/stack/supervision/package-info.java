/** Keeps processes running: starts them in order, restarts what dies, stops everything. */
@NullMarked
package io.pronto.stack.supervision;

import org.jspecify.annotations.NullMarked;
