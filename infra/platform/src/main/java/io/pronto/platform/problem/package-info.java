/** Refusals in the form of RFC 9457, in the reader's language, with a stable code. */
@NullMarked
package io.pronto.platform.problem;

import org.jspecify.annotations.NullMarked;
