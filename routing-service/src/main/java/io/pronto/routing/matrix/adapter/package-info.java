/** Where the skills matrix meets HTTP and CSV. */
@NullMarked
package io.pronto.routing.matrix.adapter;

import org.jspecify.annotations.NullMarked;
