/** What connects {@link io.pronto.knowledge.article} to Spring, SQL, HTTP and Elasticsearch. */
@NullMarked
package io.pronto.knowledge.article.adapter;

import org.jspecify.annotations.NullMarked;
