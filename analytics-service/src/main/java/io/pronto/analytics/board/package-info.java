/** What is going on right now. */
@NullMarked
package io.pronto.analytics.board;

import org.jspecify.annotations.NullMarked;
