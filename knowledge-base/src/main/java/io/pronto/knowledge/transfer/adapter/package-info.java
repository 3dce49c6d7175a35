/** What connects {@link io.pronto.knowledge.transfer} to Spring, SQL, HTTP and file formats. */
@NullMarked
package io.pronto.knowledge.transfer.adapter;

import org.jspecify.annotations.NullMarked;
