/** What work is about, by rules and by guess: topic, queue, skills and priority of a hand-off. */
@NullMarked
package io.pronto.routing.classification;

import org.jspecify.annotations.NullMarked;
