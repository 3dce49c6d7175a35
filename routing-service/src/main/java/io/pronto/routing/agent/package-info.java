/** The people who answer: skills, languages, presence and the one budget of attention. */
@NullMarked
package io.pronto.routing.agent;

import org.jspecify.annotations.NullMarked;
