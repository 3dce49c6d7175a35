/** The one door: sign-in, tokens, limits, routes and the web UI. */
@NullMarked
package io.pronto.gateway;

import org.jspecify.annotations.NullMarked;
