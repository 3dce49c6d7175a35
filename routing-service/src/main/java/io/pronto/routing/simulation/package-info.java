/** What would happen: traffic, described or recorded, driven through the matching core on a virtual clock. */
@NullMarked
package io.pronto.routing.simulation;

import org.jspecify.annotations.NullMarked;
