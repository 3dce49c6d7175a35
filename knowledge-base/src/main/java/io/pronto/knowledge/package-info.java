/** Articles, search and answers: what the organisation knows, and a bot that says when it does not know. */
@NullMarked
package io.pronto.knowledge;

import org.jspecify.annotations.NullMarked;
