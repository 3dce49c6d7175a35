/** What connects {@link io.pronto.knowledge.image} to Spring, SQL and HTTP. */
@NullMarked
package io.pronto.knowledge.image.adapter;

import org.jspecify.annotations.NullMarked;
