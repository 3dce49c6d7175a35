/** What the suite consists of on one machine: its parts, ports, settings, secrets, and how each service is launched. */
@NullMarked
package io.pronto.stack.suite;

import org.jspecify.annotations.NullMarked;
