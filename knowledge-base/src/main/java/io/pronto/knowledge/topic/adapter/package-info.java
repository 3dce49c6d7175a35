/** Where topics meet PostgreSQL, HTTP and the other services. */
@NullMarked
package io.pronto.knowledge.topic.adapter;

import org.jspecify.annotations.NullMarked;
