/** Suggestions over HTTP. */
@NullMarked
package io.pronto.knowledge.suggestion.adapter;

import org.jspecify.annotations.NullMarked;
