/** The four servers: where they are installed, how each is started, asked whether it is ready, and stopped. */
@NullMarked
package io.pronto.stack.server;

import org.jspecify.annotations.NullMarked;
