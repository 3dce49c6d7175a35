/** Brings the demo company into a running suite. */
@NullMarked
package io.pronto.demo.loading;

import org.jspecify.annotations.NullMarked;
