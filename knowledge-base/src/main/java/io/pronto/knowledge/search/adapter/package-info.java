/** What connects {@link io.pronto.knowledge.search} to Spring, SQL, HTTP and Elasticsearch. */
@NullMarked
package io.pronto.knowledge.search.adapter;

import org.jspecify.annotations.NullMarked;
