/** The laws of a service's shape, each with a planted violation in this module's tests that it must catch. */
@NullMarked
package io.pronto.architecture;

import org.jspecify.annotations.NullMarked;
