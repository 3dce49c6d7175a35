/** What connects {@link io.pronto.knowledge.help} to HTTP and templates. */
@NullMarked
package io.pronto.knowledge.help.adapter;

import org.jspecify.annotations.NullMarked;
