/** The one door through which work, agents and offers change. */
@NullMarked
package io.pronto.routing.dispatch;

import org.jspecify.annotations.NullMarked;
