/** The skills of all agents at a glance, and as a file for a spreadsheet. */
@NullMarked
package io.pronto.routing.matrix;

import org.jspecify.annotations.NullMarked;
