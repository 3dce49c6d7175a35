/** Loads and measures the running demo suite from outside, on this machine only. */
@NullMarked
package io.pronto.benchmarks;

import org.jspecify.annotations.NullMarked;
