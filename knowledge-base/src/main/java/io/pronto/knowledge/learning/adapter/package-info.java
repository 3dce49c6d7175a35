/** What connects {@link io.pronto.knowledge.learning} to Spring, SQL and HTTP. */
@NullMarked
package io.pronto.knowledge.learning.adapter;

import org.jspecify.annotations.NullMarked;
