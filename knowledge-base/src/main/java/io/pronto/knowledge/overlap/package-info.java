/** Articles that say the same twice, or say two things that cannot both hold. */
@NullMarked
package io.pronto.knowledge.overlap;

import org.jspecify.annotations.NullMarked;
