/** Collects the services' descriptions and serves them as one. */
@NullMarked
package io.pronto.gateway.openapi.adapter;

import org.jspecify.annotations.NullMarked;
