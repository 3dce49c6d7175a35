/** How customers arrive, what they want, how they behave, and how the agents of the demo answer them. Pure: chance and time are arguments. */
@NullMarked
package io.pronto.demo.traffic;

import org.jspecify.annotations.NullMarked;
