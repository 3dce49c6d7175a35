/** What is known of each conversation, and the measurements taken from it. */
@NullMarked
package io.pronto.analytics.fact;

import org.jspecify.annotations.NullMarked;
