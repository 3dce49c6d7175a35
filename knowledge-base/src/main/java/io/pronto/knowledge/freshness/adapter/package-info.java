/** What connects {@link io.pronto.knowledge.freshness} to Spring, SQL and HTTP. */
@NullMarked
package io.pronto.knowledge.freshness.adapter;

import org.jspecify.annotations.NullMarked;
