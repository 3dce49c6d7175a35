/** When people work and queues are open: a week that repeats, and days that are off. */
@NullMarked
package io.pronto.routing.hours;

import org.jspecify.annotations.NullMarked;
