/** Questions that found no good answer, gathered into what the knowledge base lacks, and how colleagues answered them. */
@NullMarked
package io.pronto.knowledge.gap;

import org.jspecify.annotations.NullMarked;
