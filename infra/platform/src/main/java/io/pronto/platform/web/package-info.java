/** Lists in slices, opaque cursors, requests that take effect once. */
@NullMarked
package io.pronto.platform.web;

import org.jspecify.annotations.NullMarked;
