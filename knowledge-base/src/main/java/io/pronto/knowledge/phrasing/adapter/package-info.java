/** The language model over HTTP, and what it may cost. */
@NullMarked
package io.pronto.knowledge.phrasing.adapter;

import org.jspecify.annotations.NullMarked;
