/** How much one client and one address may ask. */
@NullMarked
package io.pronto.gateway.limit.adapter;

import org.jspecify.annotations.NullMarked;
