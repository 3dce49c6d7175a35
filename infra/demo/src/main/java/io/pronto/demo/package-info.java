/** Programs that make a running suite look like a working company. They use its public API and nothing else. */
@NullMarked
package io.pronto.demo;

import org.jspecify.annotations.NullMarked;
