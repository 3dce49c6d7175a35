/** Reports over HTTP and as CSV. */
@NullMarked
package io.pronto.analytics.report.adapter;

import org.jspecify.annotations.NullMarked;
