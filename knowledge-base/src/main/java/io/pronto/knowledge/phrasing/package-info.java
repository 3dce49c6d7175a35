/** Saying an answer in a language model's words, from passages alone, and only when it can be shown that they say so. */
@NullMarked
package io.pronto.knowledge.phrasing;

import org.jspecify.annotations.NullMarked;
