/** What an agent may want to say next: articles, and replies that colleagues gave. */
@NullMarked
package io.pronto.knowledge.suggestion;

import org.jspecify.annotations.NullMarked;
