/** What was promised to those who wait, as sla-service tells it. */
@NullMarked
package io.pronto.routing.promise;

import org.jspecify.annotations.NullMarked;
