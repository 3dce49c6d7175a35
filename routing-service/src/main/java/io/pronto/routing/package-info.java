/** Who gets which conversation, when, and why. */
@NullMarked
package io.pronto.routing;

import org.jspecify.annotations.NullMarked;
