/** What connects {@link io.pronto.knowledge.answer} to Spring, SQL, HTTP and Elasticsearch. */
@NullMarked
package io.pronto.knowledge.answer.adapter;

import org.jspecify.annotations.NullMarked;
