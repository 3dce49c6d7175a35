/** What is done when a deadline comes near or has passed: ladders of steps. 升级 */
@NullMarked
package io.pronto.sla.escalation;

import org.jspecify.annotations.NullMarked;
