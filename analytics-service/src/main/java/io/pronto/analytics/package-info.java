/** What holds, why not: facts, measures, the live board and reports. */
@NullMarked
package io.pronto.analytics;

import org.jspecify.annotations.NullMarked;
