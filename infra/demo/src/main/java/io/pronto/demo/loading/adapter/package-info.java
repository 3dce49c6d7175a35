/** Loading over the public API. */
@NullMarked
package io.pronto.demo.loading.adapter;

import org.jspecify.annotations.NullMarked;
