/** Rows that one transaction writes, sent to the database together. */
@NullMarked
package io.pronto.platform.batch;

import org.jspecify.annotations.NullMarked;
