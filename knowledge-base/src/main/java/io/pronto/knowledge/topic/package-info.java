/** What conversations are about: the topics of the house, and guessing them from the first messages. */
@NullMarked
package io.pronto.knowledge.topic;

import org.jspecify.annotations.NullMarked;
