/** How the bot did: what it answered, whether that was enough, and where people had to take over. */
@NullMarked
package io.pronto.analytics.bot;

import org.jspecify.annotations.NullMarked;
