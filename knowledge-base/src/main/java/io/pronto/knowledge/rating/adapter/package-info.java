/** What connects {@link io.pronto.knowledge.rating} to Spring, SQL and HTTP. */
@NullMarked
package io.pronto.knowledge.rating.adapter;

import org.jspecify.annotations.NullMarked;
