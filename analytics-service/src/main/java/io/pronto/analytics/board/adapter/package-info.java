/** The live board as a stream. */
@NullMarked
package io.pronto.analytics.board.adapter;

import org.jspecify.annotations.NullMarked;
