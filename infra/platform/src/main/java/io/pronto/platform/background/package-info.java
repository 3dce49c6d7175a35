/** Work beside the requests. */
@NullMarked
package io.pronto.platform.background;

import org.jspecify.annotations.NullMarked;
