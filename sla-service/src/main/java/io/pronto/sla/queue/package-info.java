/** The queues that rules may name. 队列 */
@NullMarked
package io.pronto.sla.queue;

import org.jspecify.annotations.NullMarked;
