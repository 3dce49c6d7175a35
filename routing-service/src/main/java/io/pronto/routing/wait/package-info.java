/** What a waiting customer can honestly be told. */
@NullMarked
package io.pronto.routing.wait;

import org.jspecify.annotations.NullMarked;
