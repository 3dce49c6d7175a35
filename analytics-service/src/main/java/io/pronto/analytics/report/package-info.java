/** Measures over a period, and the rows behind them. */
@NullMarked
package io.pronto.analytics.report;

import org.jspecify.annotations.NullMarked;
