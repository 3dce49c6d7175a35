/** Routes, circuit breakers and the answer when a service is away. */
@NullMarked
package io.pronto.gateway.route.adapter;

import org.jspecify.annotations.NullMarked;
