/** What answers teach: feedback, a model learned from how customers ask, how far its confidence holds, and from which one on it answers. */
@NullMarked
package io.pronto.knowledge.learning;

import org.jspecify.annotations.NullMarked;
