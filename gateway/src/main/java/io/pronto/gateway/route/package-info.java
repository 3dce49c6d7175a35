/** Which service answers which path. */
@NullMarked
package io.pronto.gateway.route;

import org.jspecify.annotations.NullMarked;
