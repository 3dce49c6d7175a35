/** One description of the whole public API. */
@NullMarked
package io.pronto.gateway.openapi;

import org.jspecify.annotations.NullMarked;
