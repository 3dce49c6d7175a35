/**
 * Starts the real servers and services of the suite on one machine: for people ({@code ./pronto up}) and for
 * tests ({@link io.pronto.stack.TestServers}).
 */
@NullMarked
package io.pronto.stack;

import org.jspecify.annotations.NullMarked;
