/** What connects {@link io.pronto.knowledge.bot} to Spring, SQL, HTTP and Elasticsearch. */
@NullMarked
package io.pronto.knowledge.bot.adapter;

import org.jspecify.annotations.NullMarked;
