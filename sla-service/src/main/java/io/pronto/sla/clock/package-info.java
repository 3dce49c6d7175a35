/** Promises being measured: each clock's life, and what starts, pauses and ends it. 计时 */
@NullMarked
package io.pronto.sla.clock;

import org.jspecify.annotations.NullMarked;
